import Files
import Glibc

/// Data units that are measured once all headers are read, several at a time.
///
/// A digest of one data unit takes one core, however large it is; those of several do not wait for one
/// another. Memory does not grow with the data: each thread has one piece.
struct DataUnits {
    /// How the work is shared out.
    struct Crew: Sendable {
        /// From this size on, a file is worth its threads.
        var smallestFile = 4 << 20
        /// The least work that is given to a thread at once.
        var smallestBatch = 1 << 20
        /// How many threads work; with one, all happens on the caller's.
        var threads = max(1, min(Crew.mostThreads, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

        /// More threads than this do not read faster.
        private static let mostThreads = 8
    }

    /// The data units, in file order.
    private var units: [DataUnit] = []
    private let file: OpenFile
    private let crew: Crew

    init(_ file: OpenFile, _ crew: Crew) {
        self.file = file
        self.crew = crew
    }

    mutating func add(_ unit: DataUnit) {
        units.append(unit)
    }

    /// Measures all.
    ///
    /// - Parameter body: given each data unit and what was found, in file order.
    /// - Throws: ``FITSError`` of the first data unit that cannot be read.
    func measure(_ body: (DataUnit, DataUnit.Outcome) -> Void) throws(FITSError) {
        typealias Found = Result<[DataUnit.Outcome], FITSError>
        let batches = batches()
        var rest = batches[...]
        var finished = 0
        try OrderedWork.run(threads: min(crew.threads, batches.count)) { () throws(FITSError) in
            rest.popFirst()
        } worker: { [file] in
            var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
            return { (batch: ArraySlice<DataUnit>) -> Found in
                do throws(FITSError) {
                    var outcomes: [DataUnit.Outcome] = []
                    for unit in batch { outcomes.append(try unit.measure(file, &buffer)) }
                    return .success(outcomes)
                } catch {
                    return .failure(error)
                }
            }
        } finish: { (found: Found) throws(FITSError) in
            for outcome in try found.get() {
                body(units[finished], outcome)
                finished += 1
            }
        }
    }

    /// Neighbours that are measured by one thread.
    private func batches() -> [ArraySlice<DataUnit>] {
        var batches: [ArraySlice<DataUnit>] = []
        var start = 0
        var size = 0
        for (index, unit) in units.enumerated() {
            size += unit.hdu.paddedDataSize
            guard size >= crew.smallestBatch else { continue }
            batches.append(units[start...index])
            (start, size) = (index + 1, 0)
        }
        if start < units.count { batches.append(units[start...]) }
        return batches
    }
}
