extension Sequence where Element: Hashable {
    /// The elements in order, each once, where it comes first.
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
