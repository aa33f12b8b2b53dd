/// What a plan does to an open file: to a clone of the original, or to the original itself.
extension EditPlan {
    /// Moves the bytes that stay, if they have to.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - seam: where blocks are inserted or removed.
    ///   - files: the operating system.
    /// - Returns: false if the file system cannot.
    /// - Throws: what the system refuses.
    func move(
        _ descriptor: Int32, seam: Int, _ files: any FileOperations
    ) throws(SystemError) -> Bool {
        if shift == 0 { return true }
        return shift > 0
            ? try files.insertRange(descriptor, at: seam, count: shift)
            : try files.collapseRange(descriptor, at: seam, count: -shift)
    }

    /// Writes what is new around the bytes that stay, and reads it back.
    ///
    /// - Parameters:
    ///   - newHead: the bytes of ``head``.
    ///   - newTail: the bytes of ``tail``.
    ///   - descriptor: the file.
    ///   - files: the operating system.
    /// - Returns: false if the disk has something else than was written.
    /// - Throws: what the system refuses.
    func write(
        _ newHead: [UInt8], _ newTail: [UInt8], to descriptor: Int32, _ files: any FileOperations
    ) throws(SystemError) -> Bool {
        try files.writeAll(descriptor, newHead[...], at: 0)
        try files.writeAll(descriptor, newTail[...], at: keptEnd)
        try files.truncate(descriptor, size: newSize)
        guard try files.holds(descriptor, newHead, at: 0) else { return false }
        return try files.holds(descriptor, newTail, at: keptEnd)
    }
}
