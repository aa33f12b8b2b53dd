/// A part of a new file, and where it goes.
struct PlacedSegment: Hashable, Sendable {
    let segment: Segment
    /// Where it begins in the new file.
    let offset: Int

    /// Lays segments out one after the other, as the new file has them.
    static func layout(_ segments: [Segment]) -> [PlacedSegment] {
        var offset = 0
        return segments.map { segment in
            defer { offset += segment.size }
            return PlacedSegment(segment: segment, offset: offset)
        }
    }

    /// What is left to write of a part if others stand in their places already.
    ///
    /// - Parameter present: parts of the original, in the order of the new file and apart from one
    ///   another; those that stand elsewhere than they should are of no use.
    /// - Returns: the rest, in order.
    func without(_ present: [PlacedSegment]) -> [PlacedSegment] {
        guard case .original(let range) = segment else { return [self] }
        var rest: [PlacedSegment] = []
        var start = range.lowerBound
        func add(upTo end: Int) {
            guard start < end else { return }
            rest.append(
                PlacedSegment(
                    segment: .original(start..<end), offset: offset + start - range.lowerBound))
        }
        for other in present {
            guard case .original(let there) = other.segment,
                other.offset - there.lowerBound == offset - range.lowerBound
            else { continue }
            let shared = there.clamped(to: range)
            guard !shared.isEmpty, shared.upperBound > start else { continue }
            add(upTo: shared.lowerBound)
            start = shared.upperBound
        }
        add(upTo: range.upperBound)
        return rest
    }
}
