//! The circles of a graph, by Kosaraju's algorithm.

/// For each of `count` nodes the number of the circle that it is on, if it is on one: nodes of the
/// same number are those that reach each other along `edges`.
pub(super) fn circles(count: usize, edges: &[(usize, usize)]) -> Vec<Option<usize>> {
    let (mut successors, mut predecessors) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for &(a, b) in edges {
        successors[a].push(b);
        predecessors[b].push(a);
    }
    let (mut left, mut seen) = (Vec::with_capacity(count), vec![false; count]);
    for start in 0..count {
        walk(start, &successors, &mut seen, &mut left);
    }
    let mut circle_of = vec![None; count];
    seen.fill(false);
    for start in left.into_iter().rev() {
        let mut reached = Vec::new();
        walk(start, &predecessors, &mut seen, &mut reached);
        if reached.len() > 1 {
            reached
                .into_iter()
                .for_each(|it| circle_of[it] = Some(start));
        }
    }
    circle_of
}

/// Visits what is not seen yet, depth first, and notes each node when everything behind it was
/// visited. No recursion: a chain of dependencies may be longer than the stack is deep.
fn walk(start: usize, next: &[Vec<usize>], seen: &mut [bool], left: &mut Vec<usize>) {
    let mut path = Vec::new();
    if !seen[start] {
        seen[start] = true;
        path.push((start, next[start].iter()));
    }
    while let Some((node, rest)) = path.last_mut() {
        match rest.next() {
            Some(&it) if !seen[it] => {
                seen[it] = true;
                path.push((it, next[it].iter()));
            }
            Some(_) => {}
            None => {
                left.push(*node);
                path.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::circles;

    const COUNT: usize = 8;

    proptest! {
        #[test]
        fn nodes_are_on_a_circle_when_they_reach_each_other(
            edges in vec((0..COUNT, 0..COUNT), 0..16),
        ) {
            let mut reaches = [[false; COUNT]; COUNT];
            edges.iter().for_each(|&(a, b)| reaches[a][b] = true);
            for through in 0..COUNT {
                for a in 0..COUNT {
                    for b in 0..COUNT {
                        reaches[a][b] |= reaches[a][through] && reaches[through][b];
                    }
                }
            }
            let circle_of = circles(COUNT, &edges);
            for a in 0..COUNT {
                for b in (0..COUNT).filter(|it| *it != a) {
                    let together = circle_of[a].is_some() && circle_of[a] == circle_of[b];
                    prop_assert_eq!(together, reaches[a][b] && reaches[b][a]);
                }
            }
        }
    }

    #[test]
    fn a_long_chain_is_no_circle() {
        let edges: Vec<(usize, usize)> = (0..100_000).map(|it| (it, it + 1)).collect();
        assert!(circles(100_001, &edges).iter().all(Option::is_none));
    }
}
