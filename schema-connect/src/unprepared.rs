//! Statements without names, for poolers in transaction mode.
//!
//! tokio-postgres prepares every statement under a name in one transaction, and uses it in others:
//! `Parse s1, Describe s1, Sync`, later `Bind s1, Execute, Sync`. A pooler in transaction mode gives
//! each of these to whichever session is free, where there is no `s1`, or that of another client.
//! Nor is it enough to do without the cache of Diesel: the name is still given, and the client
//! prepares queries of its own about types that it has not met.
//!
//! So the names stay here. Messages to the server are read on their way: the text of a statement is
//! remembered, its name is left out, and whoever uses the name in a later transaction has the text sent
//! along, `Parse "", Bind "", Execute, Sync`. The server's answers to what was put in are taken out.

use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    future::{Future, Ready, ready},
    io,
    pin::Pin,
    task::{Context, Poll, ready as poll_ready},
};

use bytes::{Buf as _, BufMut as _, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::{
    Socket,
    tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream},
};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How much may wait to be sent before no more is taken.
const ROOM: usize = 64 * 1024;

/// A connection whose prepared statements have no names for whoever is at its other end.
pub(super) struct Unprepared<S> {
    stream: S,
    binding: fn(&S) -> ChannelBinding,
    requests: Requests,
    /// Rewritten, and not yet sent.
    outgoing: BytesMut,
    answers: Answers,
    /// Received, and not yet read.
    incoming: BytesMut,
    /// What the server will answer, as far as we must know.
    expected: VecDeque<Expected>,
}

#[derive(Debug, PartialEq, Eq)]
enum Expected {
    /// That a statement was parsed; the client has not asked for it where `ours` is set.
    Parsed { ours: bool },
    /// That all requests so far are done with, whether they failed or not.
    Ready,
}

impl<S> Unprepared<S> {
    /// Over a stream without TLS.
    pub(super) fn new(stream: S) -> Self {
        Unprepared {
            stream,
            binding: |_| ChannelBinding::none(),
            requests: Requests::default(),
            outgoing: BytesMut::new(),
            answers: Answers::default(),
            incoming: BytesMut::new(),
            expected: VecDeque::new(),
        }
    }
}

/// The client's side.
#[derive(Default)]
struct Requests {
    started: bool,
    /// The beginning of a message whose end is still to come.
    partial: BytesMut,
    /// By name, the rest of the message that prepared it: its text, and the types of its parameters.
    statements: HashMap<Vec<u8>, Vec<u8>>,
    /// The one that the server has at hand, within what it takes as one.
    at_hand: Option<Vec<u8>>,
}

impl Requests {
    /// Rewrites what is complete.
    fn pass(&mut self, bytes: &[u8], expected: &mut VecDeque<Expected>, to: &mut BytesMut) {
        self.partial.extend_from_slice(bytes);
        loop {
            // Only the first message has no tag.
            let tag = usize::from(self.started);
            let Some(length) = self.partial.get(tag..tag + 4) else {
                return;
            };
            let length = u32::from_be_bytes(length.try_into().expect("these are four bytes"));
            let end = tag + length as usize;
            if self.partial.len() < end {
                return;
            }
            let message = self.partial.split_to(end);
            match self.started {
                true => self.rewrite(&message, expected, to),
                false => {
                    self.started = true;
                    expected.push_back(Expected::Ready);
                    to.extend_from_slice(&message);
                }
            }
        }
    }

    fn rewrite(&mut self, message: &[u8], expected: &mut VecDeque<Expected>, to: &mut BytesMut) {
        let body = &message[5..];
        match message[0] {
            b'P' => {
                let (name, rest) = string(body);
                if !name.is_empty() {
                    self.statements.insert(name.to_vec(), rest.to_vec());
                }
                parse(rest, to);
                self.at_hand = Some(name.to_vec());
                expected.push_back(Expected::Parsed { ours: false });
            }
            b'B' => {
                let (portal, rest) = string(body);
                let (name, rest) = string(rest);
                self.put_at_hand(name, expected, to);
                put(b'B', &[portal, b"\0\0", rest], to);
            }
            b'D' if body.first() == Some(&b'S') => {
                let (name, _) = string(&body[1..]);
                self.put_at_hand(name, expected, to);
                put(b'D', &[b"S\0"], to);
            }
            b'C' if body.first() == Some(&b'S') => {
                let (name, _) = string(&body[1..]);
                self.statements.remove(name);
                self.at_hand = None;
                put(b'C', &[b"S\0"], to);
            }
            tag => {
                if matches!(tag, b'S' | b'Q' | b'F') {
                    self.at_hand = None;
                    expected.push_back(Expected::Ready);
                }
                to.extend_from_slice(message);
            }
        }
    }

    /// Has the statement parsed again, unless it just was.
    fn put_at_hand(&mut self, name: &[u8], expected: &mut VecDeque<Expected>, to: &mut BytesMut) {
        if name.is_empty() || self.at_hand.as_deref() == Some(name) {
            return;
        }
        if let Some(rest) = self.statements.get(name) {
            parse(rest, to);
            self.at_hand = Some(name.to_vec());
            expected.push_back(Expected::Parsed { ours: true });
        }
    }
}

fn parse(rest: &[u8], to: &mut BytesMut) {
    put(b'P', &[b"\0", rest], to);
}

fn put(tag: u8, parts: &[&[u8]], to: &mut BytesMut) {
    let length: usize = parts.iter().map(|it| it.len()).sum();
    to.put_u8(tag);
    to.put_u32(u32::try_from(length + 4).expect("it is hardly longer than the message that came"));
    for part in parts {
        to.extend_from_slice(part);
    }
}

/// The text up to its end, a zero, and what follows that.
fn string(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|it| *it == 0) {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

/// The server's side.
#[derive(Default)]
struct Answers {
    /// Tag and length of the message that is being received, as far as they have come.
    head: BytesMut,
    /// How much of its body is still to come.
    rest: usize,
}

impl Answers {
    fn pass(
        &mut self,
        mut bytes: &[u8],
        expected: &mut VecDeque<Expected>,
        to: &mut BytesMut,
    ) -> io::Result<()> {
        while !bytes.is_empty() {
            if self.rest > 0 {
                let (body, after) = bytes.split_at(self.rest.min(bytes.len()));
                to.extend_from_slice(body);
                self.rest -= body.len();
                bytes = after;
                continue;
            }
            let (head, after) = bytes.split_at((5 - self.head.len()).min(bytes.len()));
            self.head.extend_from_slice(head);
            bytes = after;
            if self.head.len() == 5 {
                let head = self.head.split();
                let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
                self.rest = length
                    .checked_sub(4)
                    .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
                if !is_ours(head[0], expected)? {
                    to.extend_from_slice(&head);
                }
            }
        }
        Ok(())
    }
}

/// Whether the client knows nothing of what is answered here.
fn is_ours(tag: u8, expected: &mut VecDeque<Expected>) -> io::Result<bool> {
    match tag {
        b'1' => Ok(matches!(
            expected.pop_front(),
            Some(Expected::Parsed { ours: true })
        )),
        b'Z' => {
            // What stands before it was passed over because of an error.
            while let Some(Expected::Parsed { .. }) = expected.pop_front() {}
            Ok(false)
        }
        // While one copies in, requests are passed over of which we would wait for an answer.
        b'G' | b'W' => Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "`COPY FROM STDIN` is not supported through a pooler in transaction mode",
        )),
        _ => Ok(false),
    }
}

impl<S: AsyncWrite + Unpin> Unprepared<S> {
    fn poll_send(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.outgoing.is_empty() {
            let sent = poll_ready!(Pin::new(&mut self.stream).poll_write(cx, &self.outgoing))?;
            if sent == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.outgoing.advance(sent);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Unprepared<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.outgoing.len() > ROOM {
            poll_ready!(this.poll_send(cx))?;
        }
        this.requests
            .pass(bytes, &mut this.expected, &mut this.outgoing);
        // Whatever cannot be sent yet, `poll_flush` will.
        if let Poll::Ready(Err(error)) = this.poll_send(cx) {
            return Poll::Ready(Err(error));
        }
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        poll_ready!(self.poll_send(cx))?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        poll_ready!(self.poll_send(cx))?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Unprepared<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        while this.incoming.is_empty() {
            let mut bytes = [0; 8192];
            let mut received = ReadBuf::new(&mut bytes);
            poll_ready!(Pin::new(&mut this.stream).poll_read(cx, &mut received))?;
            if received.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.answers
                .pass(received.filled(), &mut this.expected, &mut this.incoming)?;
        }
        let count = this.incoming.len().min(to.remaining());
        to.put_slice(&this.incoming.split_to(count));
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Unprepared<S> {
    fn channel_binding(&self) -> ChannelBinding {
        (self.binding)(&self.stream)
    }
}

/// Makes no TLS.
#[derive(Clone, Copy)]
pub(super) struct Plain;

impl MakeTlsConnect<Socket> for Plain {
    type Stream = Unprepared<Socket>;
    type TlsConnect = Plain;
    type Error = Infallible;

    fn make_tls_connect(&mut self, _: &str) -> Result<Plain, Infallible> {
        Ok(Plain)
    }
}

impl TlsConnect<Socket> for Plain {
    type Stream = Unprepared<Socket>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Stream, Infallible>>;

    fn connect(self, stream: Socket) -> Self::Future {
        ready(Ok(Unprepared::new(stream)))
    }
}

/// Makes TLS, below what is done here.
pub(super) struct WithTls(pub(super) MakeRustlsConnect);

type Rustls = <MakeRustlsConnect as MakeTlsConnect<Socket>>::TlsConnect;
type RustlsStream = <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream;

/// The TLS of one connection.
pub(super) struct ConnectWithTls(Rustls);

impl MakeTlsConnect<Socket> for WithTls {
    type Stream = Unprepared<RustlsStream>;
    type TlsConnect = ConnectWithTls;
    type Error = Infallible;

    fn make_tls_connect(&mut self, host: &str) -> Result<ConnectWithTls, Infallible> {
        MakeTlsConnect::<Socket>::make_tls_connect(&mut self.0, host).map(ConnectWithTls)
    }
}

impl TlsConnect<Socket> for ConnectWithTls {
    type Stream = Unprepared<RustlsStream>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Stream>> + Send>>;

    fn connect(self, stream: Socket) -> Self::Future {
        Box::pin(async {
            let stream = self.0.connect(stream).await?;
            Ok(Unprepared {
                binding: TlsStream::channel_binding,
                ..Unprepared::new(stream)
            })
        })
    }
}

#[cfg(test)]
mod tests;
