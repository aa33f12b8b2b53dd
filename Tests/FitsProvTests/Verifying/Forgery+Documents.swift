import FITS
import Foundation
import TestSupport
import Testing

extension Forgery {
    /// Edits of the document HDU, and of HDUs that claim its class.
    static let documents = cardEdits + rowEdits + wholeEdits

    private static let cardEdits: [Forgery] = [
        ("EXTNAME", .string("EVENTS")), ("EXTNAME", .string("prov-xml")),
        ("HDUCLASS", .string("OTHER")), ("HDUCLAS1", .string("OTHER")),
        ("HDUVERS", .string("2.0")), ("TTYPE1", .string("SUBJECTS")), ("TTYPE4", .string("EVENTS")),
        ("TFORM3", .string("1J")), ("TFORM4", .string("1PJ(9)")), ("TFORM4", .string("1PA(9)")),
        ("TSCAL4", .real(2)), ("TZERO4", .real(1)), ("TDIM1", .string("(1,2)")),
        ("TNULL1", .integer(0)), ("TUNIT4", .string("m")), ("THEAP", .integer(1)),
        ("OBJECT", .string("Vela")), ("CRVAL1", .real(1)), ("PROVACT", .string("other")),
        ("TFIELDS", .integer(3)), ("TFIELDS", .integer(5)), ("PCOUNT", .integer(2880)),
        ("PCOUNT", .integer(1)), ("NAXIS2", .integer(0)), ("NAXIS2", .integer(2)),
        ("NAXIS1", .integer(8)), ("TFORM4", .string("1PB(9)")), ("GCOUNT", .integer(2)),
        ("EXTVER", .string("x")),
        ("XTENSION", .string("IMAGE")), ("ZIMAGE", .logical(true)), ("ZTABLE", .logical(true)),
    ].map { (keyword: String, value: CardValue) in
        Forgery("document: \(keyword) is \(value.text)") {
            try $0.setDocumentCard(keyword, value)
        }
    }

    private static let rowEdits = [
        Forgery("document: the same row twice") { file in
            try file.rewriteRows { $0.append($0[0]) }
        },
        Forgery("document: a row about something else") { file in
            try file.rewriteRows { rows in
                rows.append([Array("urn:x:1".utf8)] + rows[0].dropFirst())
            }
        },
        Forgery("document: a row about something else before it") { file in
            try file.rewriteRows { rows in
                rows.insert([Array("urn:x:1".utf8)] + rows[0].dropFirst(), at: 0)
            }
        },
        Forgery("document: text hidden behind a NUL") { file in
            try file.rewriteRows { $0[0][1] += [0] + Array("hidden".utf8) }
        },
        Forgery("document: no row") { file in try file.rewriteRows { $0 = [] } },
        Forgery("document: of another type") { file in
            try file.rewriteRows { $0[0][1] = Array("text/plain".utf8) }
        },
        Forgery("document: about something else") { file in
            try file.rewriteRows { $0[0][0] = Array("urn:x:1".utf8) }
        },
        Forgery("document: says another activity") { file in
            try file.rewriteRows { $0[0][3] = $0[0][3].replacing("ctbin", with: "other") }
        },
        Forgery("document: says another field") { file in
            try file.rewriteRows { $0[0][3] = $0[0][3].replacing("hello", with: "other") }
        },
        Forgery("document: says another digest") { file in
            try file.rewriteRows { rows in
                rows[0][3] = rows[0][3].replacing("digest>sha256:", with: "digest>sha256:x")
            }
        },
        Forgery("document: not XML") { file in
            try file.rewriteRows { $0[0][3] = Array("nothing".utf8) }
        },
        Forgery("document: cut short, its digest right") { file in
            try file.rewriteRows { $0[0][3].removeLast(100) }
        },
    ]

    private static let wholeEdits = [
        Forgery("document: removed") { $0.parts.removeLast() },
        Forgery("document: removed, with PROVDOC") { file in
            file.parts.removeLast()
            try file.remove("PROVDOC")
        },
        Forgery("document: elsewhere, and a field that nothing explains") { file in
            file.parts.removeLast()
            try file.replace("PROVDOC", .string("https://example.org/a.xml"))
        },
        Forgery("document: twice") { $0.parts.append($0.parts[2]) },
        Forgery("document: twice, the other in front") { $0.parts.insert($0.parts[2], at: 1) },
        Forgery("document: another behind it, with another name") { file in
            file.parts.append(file.parts[2])
            try file.setDocumentCard("EXTNAME", .string("EVENTS"))
        },
        Forgery("a table of its class in front") { file in
            var copy = file
            try copy.setDocumentCard("EXTNAME", .string("EVENTS"))
            file.parts.insert(copy.parts[2], at: 1)
        },
        Forgery("an image of its class in front") { file in
            var image = file.parts[1]
            image.cards += try Card.make("HDUCLASS", .string("FITSPROV"))
            image.cards += try Card.make("HDUCLAS1", .string("PROV"))
            file.parts.insert(image, at: 1)
        },
        Forgery("an HDU behind it") { $0.parts.append($0.parts[1]) },
        Forgery("an HDU takes its class") { file in
            file.parts[1].cards += try Card.make("HDUCLASS", .string("FITSPROV"))
            file.parts[1].cards += try Card.make("HDUCLAS1", .string("PROV"))
        },
        Forgery("the document before an HDU") { $0.parts.swapAt(1, 2) },
        Forgery("an HDU removed") { $0.parts.remove(at: 1) },
    ]
}

extension [UInt8] {
    fileprivate func replacing(_ text: String, with other: String) -> [UInt8] {
        Array(
            String(decoding: self, as: UTF8.self).replacingOccurrences(of: text, with: other).utf8)
    }
}
