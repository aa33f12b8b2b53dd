/// How a file becomes another one with most of its bytes left where they are on the disk.
///
/// The longest range of the original that is kept stays; what comes before and behind it is written.
/// If it moves, whole blocks are inserted or removed in front of it.
struct EditPlan: Hashable, Sendable {
    /// The bytes of the original that stay; empty if all is written anew.
    let kept: Range<Int>
    /// By how many bytes they move: forward if it is positive.
    let shift: Int
    /// What is written in front of them, from the first byte on.
    let head: [Segment]
    /// What is written behind them.
    let tail: [Segment]
    /// The size of the original.
    let oldSize: Int

    /// Finds what can stay.
    ///
    /// - Parameters:
    ///   - segments: the new file.
    ///   - size: the size of the original.
    init(_ segments: [Segment], of size: Int) {
        var longest: (index: Int, range: Range<Int>, start: Int)?
        var start = 0
        for (index, segment) in segments.enumerated() {
            if case .original(let range) = segment, range.count > longest?.range.count ?? 0 {
                longest = (index, range, start)
            }
            start += segment.size
        }
        guard let longest else {
            self.init(rewriting: segments, of: size)
            return
        }
        self.init(
            kept: longest.range, shift: longest.start - longest.range.lowerBound,
            head: Array(segments[..<longest.index]),
            tail: Array(segments[(longest.index + 1)...]), oldSize: size)
    }

    private init(
        kept: Range<Int>, shift: Int, head: [Segment], tail: [Segment], oldSize: Int
    ) {
        (self.kept, self.shift, self.head, self.tail) = (kept, shift, head, tail)
        self.oldSize = oldSize
    }

    /// Writes everything anew.
    init(rewriting segments: [Segment], of size: Int) {
        self.init(kept: 0..<0, shift: 0, head: segments, tail: [], oldSize: size)
    }

    /// Where the bytes that stay begin in the new file.
    var keptStart: Int { kept.lowerBound + shift }
    /// Where they end in the new file.
    var keptEnd: Int { kept.upperBound + shift }
    /// The size of the new file.
    var newSize: Int { tail.reduce(keptEnd) { $0 + $1.size } + (kept.isEmpty ? headSize : 0) }

    private var headSize: Int { head.reduce(0) { $0 + $1.size } }

    /// Whether the bytes can move without being copied: by whole blocks, with a whole block to spare
    /// where some are removed.
    func canShift(by unit: Int) -> Bool {
        shift == 0 || shift.isMultiple(of: unit) && seam(unit) >= 0
    }

    /// Where blocks are inserted or removed: at the last boundary that lets all that is new lie in
    /// front of what stays.
    func seam(_ unit: Int) -> Int {
        let last = kept.lowerBound + min(shift, 0)
        return last < 0 ? -1 : last / unit * unit
    }
}
