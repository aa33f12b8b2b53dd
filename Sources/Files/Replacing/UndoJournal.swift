/// What a file was before it is changed in its place: all that is needed to undo the change.
///
/// It stands beside the file as `.NAME.fitsprov-undo`, and is on the disk before the first byte of the
/// file changes. A journal that is not whole tells that nothing was changed yet.
struct UndoJournal: Hashable, Sendable {
    /// How far a change or its undoing has come, in one byte of the journal.
    enum State: UInt8 {
        /// The bytes that stay may have moved, wholly or in part; nothing else has changed.
        case moving = 0
        /// The bytes that stay have moved; the others may have changed.
        case writing = 1
        /// What stood behind them is restored; they may have moved back, wholly or in part.
        case restoring = 2
    }

    /// What the file is, whatever its name.
    let file: FileStatus.Identity
    /// Its size before the change.
    let oldSize: Int
    /// The bytes that stay.
    let kept: Range<Int>
    /// By how many bytes they move.
    let shift: Int
    /// Where blocks are inserted or removed.
    let seam: Int
    /// What stood in front of them.
    let oldHead: [UInt8]
    /// What stood behind them.
    let oldTail: [UInt8]

    private static let magic = Array("FITSPROV-UNDO 1\n".utf8)
    private static let stateOffset = magic.count
    private static let numbersOffset = magic.count + 8
    /// Numbers of eight bytes each, in the order in which they are written.
    private static let numberCount = 7
    private static let headOffset = numbersOffset + 8 * numberCount
    private static let sumSize = 8

    /// The name of the journal of a file; nil if it would be too long for a name.
    static func name(for name: String) -> String? {
        let journal = ".\(name).fitsprov-undo"
        return journal.utf8.count > TemporaryName.longestName ? nil : journal
    }

    /// The file that a journal is about, by the journal's name.
    static func subject(of name: String) -> String? {
        guard name.hasPrefix("."), name.hasSuffix(".fitsprov-undo") else { return nil }
        let subject = name.dropFirst().dropLast(".fitsprov-undo".count)
        return subject.isEmpty ? nil : String(subject)
    }

    /// The bytes of the journal.
    ///
    /// - Parameter state: how far the change has come.
    /// - Returns: the bytes.
    func bytes(_ state: State) -> [UInt8] {
        var bytes = UndoJournal.magic + [state.rawValue] + [UInt8](repeating: 0, count: 7)
        let numbers = [
            Int(bitPattern: UInt(file.device)), Int(bitPattern: UInt(file.inode)), oldSize,
            kept.lowerBound, kept.upperBound, shift, seam,
        ]
        for number in numbers {
            bytes += UndoJournal.littleEndian(UInt64(bitPattern: Int64(number)))
        }
        bytes.reserveCapacity(
            UndoJournal.headOffset + oldHead.count + oldTail.count + UndoJournal.sumSize)
        bytes += oldHead
        bytes += oldTail
        bytes += UndoJournal.littleEndian(UndoJournal.sum(bytes[...]))
        return bytes
    }

    /// Reads a journal; nil if it is not whole.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= UndoJournal.headOffset + UndoJournal.sumSize,
            bytes.starts(with: UndoJournal.magic)
        else { return nil }
        let end = bytes.count - UndoJournal.sumSize
        var numbers: [Int] = []
        for index in 0..<UndoJournal.numberCount {
            numbers.append(Int(UndoJournal.number(bytes, UndoJournal.numbersOffset + 8 * index)))
        }
        let (size, lower, upper) = (numbers[2], numbers[3], numbers[4])
        guard UndoJournal.number(bytes, end) == Int64(bitPattern: UndoJournal.sum(bytes[..<end])),
            lower >= 0, lower <= upper, upper <= size,
            UndoJournal.headOffset + lower + size - upper == end
        else { return nil }
        file = FileStatus.Identity(
            device: UInt64(UInt(bitPattern: numbers[0])),
            inode: UInt64(UInt(bitPattern: numbers[1])))
        oldSize = size
        kept = lower..<upper
        shift = numbers[5]
        seam = numbers[6]
        oldHead = Array(bytes[UndoJournal.headOffset..<UndoJournal.headOffset + lower])
        oldTail = Array(bytes[UndoJournal.headOffset + lower..<end])
    }

    /// Describes a change.
    init(
        file: FileStatus.Identity, oldSize: Int, kept: Range<Int>, shift: Int, seam: Int,
        oldHead: [UInt8], oldTail: [UInt8]
    ) {
        self.file = file
        self.oldSize = oldSize
        self.kept = kept
        self.shift = shift
        self.seam = seam
        self.oldHead = oldHead
        self.oldTail = oldTail
    }

    /// The state that a journal is in.
    static func state(_ bytes: [UInt8]) -> State? {
        bytes.count > stateOffset ? State(rawValue: bytes[stateOffset]) : nil
    }

    /// Notes in an open journal how far the change has come.
    static func note(
        _ state: State, _ journal: Int32, _ files: any FileOperations
    ) throws(SystemError) {
        try files.writeAll(journal, [state.rawValue], at: stateOffset)
    }

    private static func littleEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int64 {
        var number: UInt64 = 0
        for index in (0..<8).reversed() { number = number << 8 | UInt64(bytes[offset + index]) }
        return Int64(bitPattern: number)
    }

    /// FNV-1a of all but the state: whether a journal is whole, not whether somebody forged it.
    private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in [bytes.prefix(stateOffset), bytes.dropFirst(stateOffset + 1)] {
            for byte in part { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return sum
    }
}
