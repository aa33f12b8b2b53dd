import FITS
import TestSupport
import Testing

/// One thing that a forger does to a stamped file.
struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let edit: @Sendable (inout ForgedFile) throws -> Void

    init(_ name: String, _ edit: @escaping @Sendable (inout ForgedFile) throws -> Void) {
        testDescription = name
        self.edit = edit
    }
}

extension Forgery {
    /// Edits of the cards of the block.
    static let cards = removed + doubled + changed + moved + added + around

    /// The convention's cards and fields that every forged file has.
    private static let keywords = [
        "PROVID", "PROVHASH", "PROVACT", "PROVAID", "PROVSOFT", "PROVSVER", "PROVTBEG", "PROVAGNT",
        "PROVNIN", "PROVIN1", "PROVID1", "PROVHS1", "PROVIN2", "CALIBVER", "CALIBLEV", "SRES_MIN",
        "SITENAME", "PROV MY_FIELD", "PROVFLDS", "PROVWAS1", "PROVDOC",
    ]

    private static let removed = (["PROVVERS", "PROVEND"] + keywords).map { keyword in
        Forgery("\(keyword) removed") { try $0.remove(keyword) }
    }

    private static let doubled = keywords.map { keyword in
        Forgery("\(keyword) twice") { file in
            let index = try file.place(keyword)
            file.parts[0].cards.insert(file.parts[0].cards[index], at: index)
        }
    }

    private static let changed =
        keywords.filter { !["PROVWAS1", "PROVNIN", "PROV MY_FIELD"].contains($0) }.flatMap {
            keyword in
            [
                Forgery("\(keyword) of another type") { try $0.replace(keyword, .logical(true)) },
                Forgery("\(keyword) with another text") {
                    try $0.replace(keyword, .string("urn:x:other"))
                },
                Forgery("\(keyword) in lower case") { file in
                    let index = try file.place(keyword)
                    let text = file.parts[0].cards[index].text
                    file.parts[0].cards[index] = Card(
                        bytes: (text.prefix(8).lowercased() + text.dropFirst(8)).utf8)
                },
                Forgery("\(keyword) behind HIERARCH") { file in
                    let index = try file.place(keyword)
                    let text = file.parts[0].cards[index].valueText
                    file.parts[0].cards[index] = Card(bytes: "HIERARCH \(keyword) = \(text)".utf8)
                },
            ]
        } + [
            Forgery("1.10 made 1.1") { try $0.replace("PROVSVER", .string("1.1")) },
            Forgery("1.10 made 1.100") { try $0.replace("PROVSVER", .string("1.100")) },
            Forgery("1.10 made a number") { try $0.replace("PROVSVER", .real(1.1)) },
            Forgery("a field's text made another number") {
                try $0.replace("SITENAME", .string("1.1"))
            },
            Forgery("a field's text made a number") { try $0.replace("SITENAME", .real(1.1)) },
            Forgery("a field's number made text") { try $0.replace("CALIBLEV", .string("3")) },
            Forgery("a field's number changed") { try $0.replace("SRES_MIN", .real(0.11)) },
            Forgery("a field's comment changed") {
                try $0.replace("SITENAME", .string("1.10"), comment: "obs_mode")
            },
            Forgery("a field's unit changed") {
                try $0.replace("SRES_MIN", .real(0.1), comment: "s_resolution_min [deg]")
            },
            Forgery("a field's comment no name") {
                try $0.replace("SITENAME", .string("1.10"), comment: "Where it is")
            },
            Forgery("PROVNIN smaller") { try $0.replace("PROVNIN", .integer(1)) },
            Forgery("PROVNIN larger") { try $0.replace("PROVNIN", .integer(3)) },
            Forgery("PROVNIN negative") { try $0.replace("PROVNIN", .integer(-1)) },
            Forgery("PROVEND text") { try $0.replace("PROVEND", .string("foo")) },
            Forgery("PROVEND another number") { try $0.replace("PROVEND", .integer(2)) },
            Forgery("PROVEND a real") { try $0.replace("PROVEND", .real(1)) },
            Forgery("PROVDOC a URL") {
                try $0.replace("PROVDOC", .string("https://example.org/a.xml"))
            },
            Forgery("PROVDOC another HDU") { try $0.replace("PROVDOC", .string("COUNTS")) },
            Forgery("PROVVERS another") { try $0.replace("PROVVERS", .string("FITSPROV 1.1")) },
        ]

    private static let moved =
        zip(keywords.dropFirst(), keywords).map { keyword, before in
            Forgery("\(keyword) before \(before)") { try $0.move(keyword, before: before) }
        } + [
            Forgery("a field out of the block") { try $0.move("SITENAME", before: "OBJECT") },
            Forgery("PROVACT out of the block") { try $0.move("PROVACT", before: "OBJECT") },
            Forgery("PROVVERS before PROVEND") { try $0.move("PROVVERS", before: "PROVEND") },
            Forgery("the whole block before OBJECT") { file in
                let object = try file.place("OBJECT")
                let first = try file.place("PROVVERS")
                let block = Array(file.parts[0].cards[first...])
                file.parts[0].cards.removeSubrange(first...)
                file.parts[0].cards.insert(contentsOf: block, at: object)
            },
        ]

    private static let added =
        [
            "BSCALE  =                  2.0 / my_field", "BZERO   =                  1.0",
            "BLANK   =                    0", "CRVAL1  =                  1.0 / calib_level",
            "TSCAL1  =                  2.0 / site", "NAXIS1  =                   16 / site",
            "OBJECT  = 'Vela    '           / site", "EXPTIME =                  1.0 / my_field",
            "EXTEND  = 'text    '", "LONGSTRN= 'OGIP 1.0'", "PROVIN3 = 'more.fits'",
            "PROVID2 = 'urn:x:2 '", "PROVHS3 = 'sha256:A'", "PROVIN02= 'more.fits'",
            "PROVTEND= '2026-03-14T00:00:00Z'", "PROVFILL=                    1",
            "PROVCKSM= 'nonsense'", "PROVCKSM= '0123456789abcdef'",
            "PROVXTD =                    T",
            "PROVWAS2= '1 SIMPLE  =                    T'", "PROVWAS2= '6 SITENAME= ''x'''",
            "PROVWAS2= 'nonsense'", "PROVWAS0= '1 OBJECT  = ''x'''", "COMMENT in the block",
            "HISTORY in the block", "        in the block", "",
            "HIERARCH PROV NEW_FIELD = 'x' / new_field", "HIERARCH PROV MY_FIELD = 'x' / site",
            "PROVZZZZ= 'unknown '", "CONTINUE  'more'", "provact = 'other   '",
        ].flatMap { text in
            [
                Forgery("'\(text)' before PROVDOC") { try $0.insert(text, before: "PROVDOC") },
                Forgery("'\(text)' before PROVEND") { try $0.insert(text, before: "PROVEND") },
            ]
        }
        + [
            ("BSCALE", "BSCALE  =                  2.0 / bscale"),
            ("OBSERVER", "OBSERVER= 'someone '           / site"),
            ("EXPTIME", "EXPTIME =                  1.0"),
            ("CTYPE1A", "CTYPE1A = 'RA---TAN'           / my_field"),
            ("11PC5", "11PC5   =                  1.0 / my_field"),
            ("ZCMPTYPE", "ZCMPTYPE= 'RICE_1  '           / my_field"),
        ].map { keyword, text in
            Forgery("\(keyword) listed in PROVFLDS") { file in
                try file.insert(text, before: "PROVFLDS")
                try file.replace(
                    "PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN SITENAME \(keyword)"))
            }
        }
        + [
            Forgery("OBJECT replaced by a kept card") { file in
                let index = try file.place("OBJECT")
                let kept = file.parts[0].cards.remove(at: index)
                try file.insert(
                    "OBJECT  = 'Vela    '           / my_field", before: "PROVFLDS")
                try file.replace(
                    "PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN SITENAME OBJECT"))
                let saved = try Card.make("PROVWAS1", .string("\(index + 1) \(kept.text)"))
                let former = try file.place("PROVWAS1")
                file.parts[0].cards.insert(contentsOf: saved, at: former)
                file.parts[0].cards[former + saved.count] = try Card.make(
                    "PROVWAS2", .string("7 CALIBVER= 'v1.1    '           / calibration"))[0]
            },
            Forgery("a field listed outside of the block") { file in
                try file.remove("SITENAME")
                try file.replace(
                    "PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN site=OBJECT"))
            },
            Forgery("a field listed outside of the block, beside all that are in it") {
                try $0.replace(
                    "PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN SITENAME new=OBJECT"))
            },
            Forgery("text for people in PROVFLDS") {
                try $0.replace(
                    "PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN SITENAME see=other=file"))
            },
            Forgery("PROVFLDS lists what is not there") {
                try $0.replace("PROVFLDS", .string("CALIBVER CALIBLEV SRES_MIN SITENAME OBJECT"))
            },
            Forgery("PROVFLDS in another order") {
                try $0.replace("PROVFLDS", .string("CALIBLEV CALIBVER SRES_MIN SITENAME"))
            },
            Forgery("PROVFLDS with more blanks") {
                try $0.replace("PROVFLDS", .string("CALIBVER  CALIBLEV SRES_MIN SITENAME"))
            },
            Forgery("a blank card counted as fill that is not there") { file in
                try file.insert("PROVFILL=                    2", before: "PROVEND")
                try file.insert("", before: "PROVEND")
            },
        ]

    /// Edits next to the block, in what no digest has a part of.
    private static let around = [
        Forgery("EXTEND made text") { try $0.replace("EXTEND", .string("text")) },
        Forgery("EXTEND made a number") { try $0.replace("EXTEND", .integer(1)) },
        Forgery("text behind END") { $0.parts[0].behindEnd = "OBJECT  = 'Vela'" },
        Forgery("text behind END of another HDU") { $0.parts[1].behindEnd = "more" },
        Forgery("text behind END of the document") { $0.parts[2].behindEnd = "more" },
        Forgery("a byte of fill") { $0.parts[0].data[2879] = 1 },
        Forgery("a byte of fill in another HDU") { $0.parts[1].data[2000] = 65 },
        Forgery("a byte of fill in the document") { file in
            file.parts[2].data[file.parts[2].data.count - 1] = 32
        },
        Forgery("a whole file behind it") { $0.tail = FITSBytes.primary() },
        Forgery("bytes behind it") { $0.tail = [1, 2, 3] },
        Forgery("data changed") { $0.parts[1].data[0] ^= 1 },
    ]

    /// What only a document of today's version says.
    static let remembered = [
        Forgery("PROVXTD in its place") { file in
            try file.insert("PROVXTD =                    F / EXTEND", before: "PROVDOC")
        },
        Forgery("a row about an ancestor added") { file in
            try file.rewriteRows { rows in
                rows.append([Array("urn:x:1".utf8)] + rows[0].dropFirst())
            }
        },
    ]

    /// What leaves a stamp as it is.
    static let harmless = [
        Forgery("blank cards behind the block") {
            $0.parts[0].cards += [Card(bytes: []), Card(bytes: [])]
        },
        Forgery("sums removed") { file in
            file.parts[0].cards.removeAll { ["CHECKSUM", "DATASUM"].contains($0.keyword) }
        },
        Forgery("sums at the end") { file in
            let sums = file.parts[0].cards.filter { ["CHECKSUM", "DATASUM"].contains($0.keyword) }
            file.parts[0].cards.removeAll { ["CHECKSUM", "DATASUM"].contains($0.keyword) }
            file.parts[0].cards += sums
        },
        Forgery("a comment for people changed") {
            try $0.replace("PROVACT", .string("ctbin"), comment: "what made it")
        },
        Forgery("EXTEND removed") { try $0.remove("EXTEND") },
    ]
}
