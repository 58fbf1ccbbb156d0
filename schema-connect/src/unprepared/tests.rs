use super::*;

/// A message with its parts, as the protocol frames it.
fn message(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = BytesMut::new();
    put(tag, parts, &mut bytes);
    bytes.to_vec()
}

fn sync() -> Vec<u8> {
    message(b'S', &[])
}

fn execute() -> Vec<u8> {
    message(b'E', &[b"\0\0\0\0\0"])
}

/// `tag rest` of each message, zeros as dots.
fn shown(mut bytes: &[u8]) -> Vec<String> {
    let mut shown = Vec::new();
    while let [tag, a, b, c, d, ..] = *bytes {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let body = String::from_utf8_lossy(&bytes[5..=length]).replace('\0', ".");
        shown.push(format!("{} {body}", char::from(tag)).trim_end().to_owned());
        bytes = &bytes[length + 1..];
    }
    assert!(bytes.is_empty(), "half a message: {bytes:?}");
    shown
}

struct Conversation {
    requests: Requests,
    answers: Answers,
    expected: VecDeque<Expected>,
}

impl Conversation {
    fn new() -> Self {
        let mut new = Conversation {
            requests: Requests::default(),
            answers: Answers::default(),
            expected: VecDeque::new(),
        };
        let mut sent = BytesMut::new();
        let start = [0, 0, 0, 8, 0, 3, 0, 0];
        new.requests.pass(&start, &mut new.expected, &mut sent);
        assert_eq!(&sent[..], start);
        assert_eq!(new.answer(&[message(b'Z', &[b"I"])]), ["Z I"]);
        new
    }

    /// What the server gets, however the bytes come.
    #[track_caller]
    fn ask(&mut self, messages: &[Vec<u8>]) -> Vec<String> {
        let mut sent = BytesMut::new();
        for byte in messages.concat() {
            self.requests.pass(&[byte], &mut self.expected, &mut sent);
        }
        shown(&sent)
    }

    /// What the client gets, however the bytes come.
    #[track_caller]
    fn answer(&mut self, messages: &[Vec<u8>]) -> Vec<String> {
        let mut read = BytesMut::new();
        for byte in messages.concat() {
            self.answers
                .pass(&[byte], &mut self.expected, &mut read)
                .expect("the server keeps to the protocol");
        }
        shown(&read)
    }
}

#[test]
fn no_name_reaches_the_server() {
    let mut it = Conversation::new();
    let prepare = [
        message(b'P', &[b"s1\0SELECT $1\0\0\x01\0\0\0\x17"]),
        message(b'D', &[b"Ss1\0"]),
        sync(),
    ];
    // What was just parsed is at hand.
    assert_eq!(
        it.ask(&prepare),
        ["P .SELECT $1..\u{1}...\u{17}", "D S.", "S"]
    );
    let parsed = message(b'1', &[]);
    let ready = message(b'Z', &[b"I"]);
    assert_eq!(
        it.answer(&[parsed.clone(), message(b't', &[b"?"]), ready.clone()]),
        ["1", "t ?", "Z I"]
    );
    // In the next transaction it is not.
    let bind = [message(b'B', &[b"\0s1\0rest"]), execute(), sync()];
    let expected = ["P .SELECT $1..\u{1}...\u{17}", "B ..rest", "E .....", "S"];
    assert_eq!(it.ask(&bind), expected);
    let bound = message(b'2', &[]);
    assert_eq!(
        it.answer(&[parsed, bound.clone(), ready.clone()]),
        ["2", "Z I"]
    );
    // Once closed it is forgotten, and the server says what it says about names that it does not know.
    assert_eq!(it.ask(&[message(b'C', &[b"Ss1\0"]), sync()]), ["C S.", "S"]);
    assert_eq!(it.answer(&[message(b'3', &[]), ready]), ["3", "Z I"]);
    assert!(it.requests.statements.is_empty());
    assert!(it.expected.is_empty());
}

#[test]
fn answers_fit_their_requests_after_an_error() {
    let mut it = Conversation::new();
    it.ask(&[message(b'P', &[b"s1\0SELECT 1\0\0\0"]), sync()]);
    // Three batches without waiting; the first one fails before anything is parsed.
    for _ in 0..2 {
        it.ask(&[message(b'B', &[b"\0s1\0rest"]), execute(), sync()]);
    }
    it.ask(&[message(b'Q', &[b"SELECT 2\0"])]);
    let (parsed, ready) = (message(b'1', &[]), message(b'Z', &[b"I"]));
    let error = message(b'E', &[b"no"]);
    assert_eq!(it.answer(&[parsed.clone(), ready.clone()]), ["1", "Z I"]);
    assert_eq!(it.answer(&[error, ready.clone()]), ["E no", "Z I"]);
    assert_eq!(it.answer(&[parsed, ready.clone()]), ["Z I"]);
    assert_eq!(it.answer(&[ready]), ["Z I"]);
    assert!(it.expected.is_empty());
}

#[test]
fn everything_else_passes_as_it_is() {
    let mut it = Conversation::new();
    let messages = [
        message(b'P', &[b"\0SELECT 1\0\0\0"]),
        message(b'B', &[b"portal\0\0rest"]),
        message(b'D', &[b"Pportal\0"]),
        message(b'C', &[b"Pportal\0"]),
        message(b'B', &[b"\0unknown\0rest"]),
        message(b'H', &[]),
    ];
    let mut expected = shown(&messages.concat());
    // There is nothing to send along; without a name, the server says that it has nothing.
    expected[4] = "B ..rest".to_owned();
    assert_eq!(it.ask(&messages), expected);
}

#[test]
fn copying_in_is_refused_rather_than_confused() {
    let mut it = Conversation::new();
    it.ask(&[message(b'Q', &[b"COPY t FROM STDIN\0"])]);
    let mut read = BytesMut::new();
    let answer = message(b'G', &[b"\0\0\0"]);
    it.answers
        .pass(&answer, &mut it.expected, &mut read)
        .expect_err("it is refused");
}
