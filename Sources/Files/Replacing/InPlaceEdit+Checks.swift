/// What must hold before a change in place is worked out.
extension InPlaceEdit {
    /// Fails if the bytes that stay cannot be moved without copying them.
    static func checkShift(
        _ plan: EditPlan, _ unit: Int, _ original: OriginalFile
    ) throws(FileError) {
        let (place, files) = (original.place, original.place.files)
        guard plan.canShift(by: unit) else {
            throw refused(
                place,
                "the data would have to move by \(plan.shift) bytes, not by whole blocks of \(unit)"
            )
        }
        let isShiftable = try place.system { () throws(SystemError) in
            // A hole of the file's own could not be told from one that a broken move leaves.
            try files.firstHole(original.descriptor) ?? original.status.size
                >= original.status.size
        }
        guard isShiftable else {
            throw refused(place, "the file has holes, so its data cannot move")
        }
        let probe = try TemporaryFile(place, replacing: nil)
        let canInsert = try place.system { () throws(SystemError) in
            let block = [UInt8](repeating: 0, count: unit)
            try files.writeAll(probe.descriptor, block[...], at: 0)
            return try files.insertRange(probe.descriptor, at: 0, count: unit)
        }
        guard canInsert else {
            throw refused(
                place, "the header must grow, and this file system cannot make room in a file")
        }
    }

    static func openToWrite(_ original: OriginalFile) throws(FileError) -> Int32 {
        let (place, files) = (original.place, original.place.files)
        return try place.system { () throws(SystemError) in
            let descriptor = try files.openToWrite(place.name, in: place.folder)
            do throws(SystemError) {
                guard try files.status(descriptor).identity == original.status.identity else {
                    throw SystemError("open", SystemError.noSuchFile)
                }
            } catch {
                files.close(descriptor)
                throw error
            }
            return descriptor
        }
    }

    static func refused(_ place: FilePlace, _ why: String) -> FileError {
        FileError(
            .refused, path: place.path, why,
            hint: "without --in-place a new file is written, or --output writes a copy")
    }
}
