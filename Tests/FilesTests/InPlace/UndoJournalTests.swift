import Testing

@testable import Files

/// The bytes of a journal.
@Suite struct UndoJournalTests {
    private let journal = UndoJournal(
        file: FileStatus.Identity(device: 7, inode: UInt64.max), oldSize: 30, kept: 10..<25,
        shift: -4096, seam: 8192, oldHead: Array(1...10), oldTail: [1, 2, 3, 4, 5])

    @Test(arguments: [UndoJournal.State.moving, .writing, .restoring])
    func `a journal is read back, in any state`(state: UndoJournal.State) {
        let bytes = journal.bytes(state)
        #expect(UndoJournal(bytes) == journal)
        #expect(UndoJournal.state(bytes) == state)
    }

    @Test func `a journal that is not whole is none`() {
        let bytes = journal.bytes(.writing)
        for count in bytes.indices { #expect(UndoJournal(Array(bytes[..<count])) == nil) }
        #expect(UndoJournal(bytes + [0]) == nil)
        #expect(UndoJournal([]) == nil)
        #expect(UndoJournal.state([]) == nil)
    }

    @Test func `a byte that is another one is noticed, but for the state`() {
        let bytes = journal.bytes(.moving)
        for index in bytes.indices where index != 16 {
            var changed = bytes
            changed[index] ^= 1
            #expect(UndoJournal(changed) != journal, "\(index)")
        }
        var stateless = bytes
        stateless[16] = 9
        #expect(UndoJournal(stateless) == journal)
        #expect(UndoJournal.state(stateless) == nil)
    }

    @Test func `sizes that do not fit together are none`() {
        let broken = UndoJournal(
            file: journal.file, oldSize: 30, kept: 10..<25, shift: 0, seam: 0, oldHead: [1],
            oldTail: [2])
        #expect(UndoJournal(broken.bytes(.writing)) == nil)
    }

    @Test func `its name tells the file`() {
        #expect(UndoJournal.name(for: "a.fits") == ".a.fits.fitsprov-undo")
        #expect(UndoJournal.subject(of: ".a.fits.fitsprov-undo") == "a.fits")
        for name in ["a.fits.fitsprov-undo", ".a.fits", ".fitsprov-undo", "", ".a.fitsprov-undo.x"]
        {
            #expect(UndoJournal.subject(of: name) == nil, "\(name)")
        }
        #expect(UndoJournal.name(for: String(repeating: "a", count: 240)) != nil)
        #expect(UndoJournal.name(for: String(repeating: "a", count: 241)) == nil)
    }
}
