import Files
import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

struct HostileTests {
    /// A small document with one of everything.
    static let document = Document(
        namespaces: [ex],
        records: [
            Record(
                .entity, ex("a/1"),
                attributes: [
                    Attribute(.label, .localized("é", language: "fr")),
                    Attribute(ex("n"), .int(3)),
                    Attribute(.type, .typed("x", datatype: ex("t"))),
                ]),
            Record(
                .used, ex("u"),
                [.activity: .name(ex("r")), .time: .time("2026-11-23T12:00:00Z")]),
            Record(
                .derivedByInsertionFrom, nil,
                [
                    .newDictionary: .name(ex("d2")), .oldDictionary: .name(ex("d1")),
                    .keyEntityPairs: .pairs([.init(key: .string("k"), entity: ex("e"))]),
                ]),
        ], bundles: [Bundle(identifier: ex("b"), records: [Record(.agent, ex("g"))])])

    @Test(arguments: Format.allCases)
    func `a document cut off anywhere is refused or whole`(format: Format) throws {
        let bytes = try format.write(Self.document)
        for end in bytes.indices {
            guard let read = try? format.read(Array(bytes[..<end])) else { continue }
            #expect(read == Self.document, "cut at \(end)")
        }
    }

    @Test(arguments: Format.allCases)
    func `a document with any byte changed is read or refused`(format: Format) throws {
        let bytes = try format.write(Self.document)
        for index in bytes.indices {
            for mask: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
                var changed = bytes
                changed[index] ^= mask
                guard let read = try? format.read(changed) else { continue }
                for target in Format.allCases {
                    guard let written = try? target.write(read) else { continue }
                    #expect(
                        try target.read(written) == read,
                        """
                        \(target): byte \(index) ^ \(mask)
                        \(String(decoding: changed, as: UTF8.self))
                        \(String(decoding: written, as: UTF8.self))
                        """)
                }
            }
        }
    }

    @Test(arguments: Format.allCases)
    func `bytes that are no document at all are refused`(format: Format) {
        for bytes: [UInt8] in [
            [], [0], [0xFF, 0xFE], Array(repeating: 0, count: 1000),
            Array(repeating: UInt8(ascii: "{"), count: 100_000),
            Array(repeating: UInt8(ascii: "("), count: 100_000),
            Array(repeating: UInt8(ascii: "<"), count: 100_000),
            Array(repeating: UInt8(ascii: "\""), count: 100_000),
            Array(repeating: UInt8(ascii: "\\"), count: 100_000),
        ] {
            #expect(throws: PROVError.self) { try format.read(bytes) }
        }
    }

    @Test func `a message is one line of bounded length without control characters`() {
        let name = String(repeating: "a", count: 100_000)
        for text in ["document \(name)(", "document x\u{9B}\u{7F}\u{202E}(", "document \u{1B}[2J"] {
            let error = #expect(throws: PROVError.self) { try Document(provN: Array(text.utf8)) }
            #expect((error?.description.count ?? 1_000) < 400)
            #expect(error?.description.unicodeScalars.allSatisfy { $0.value > 0x1F } == true)
            #expect(
                error?.description.unicodeScalars.allSatisfy { !(0x7F...0x9F).contains($0.value) }
                    == true)
            #expect(error?.description.contains("\u{202E}") == false)
        }
    }

    @Test(arguments: Format.allCases)
    func `characters that nobody sees are escaped, and read back the same`(format: Format) throws {
        let ex = Namespace(prefix: "ex", uri: "http://example.org/")
        let text = "a\u{7F}\u{9B}31m\u{61C}\u{202E}\u{200B}\u{FEFF}\u{2028}\u{E0041}\u{E000}z\n\té"
        let document = Document(
            namespaces: [ex],
            records: [
                Record(
                    .entity, ex("e"),
                    attributes: [
                        Attribute(.location, .string(text)), Attribute(.label, .string(text)),
                        Attribute(ex("a"), .typed(text, datatype: ex("t"))),
                    ])
            ])
        let bytes = try format.write(document)
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(written.escapingControls(except: ["\n", "\t"]) == written)
        #expect(try format.read(bytes) == document)
    }

    @Test func `a document of millions of values ends in an error`() {
        let zeros = String(repeating: "0,", count: 2_000_000)
        let text = "{\"entity\": {\"prov:e\": {\"prov:a\": [\(zeros)0]}}}"
        let error = #expect(throws: PROVError.self) { try Document(provJSON: Array(text.utf8)) }
        #expect(error?.code == .limit)
    }

    @Test func `nested expressions of extensions end in an error`() {
        let text = "document\nprefix ex <u:>\n" + String(repeating: "ex:a(", count: 100_000)
        let error = #expect(throws: PROVError.self) { try Document(provN: Array(text.utf8)) }
        #expect(error?.code == .limit)
        let sets = "document\nprefix ex <u:>\nex:a(" + String(repeating: "{", count: 100_000)
        #expect(throws: PROVError.self) { try Document(provN: Array(sets.utf8)) }
    }
}
