import Files
import PROV
import Testing

/// How much of a picture is given to Graphviz.
@Suite struct PictureSizeTests {
    private func chain(_ count: Int) throws -> Document {
        let lines = (0..<count).map { "wasDerivedFrom(ex:e\($0), ex:e\($0 + 1))\n" }.joined()
        let text = "document\nprefix ex <http://example.org/>\n\(lines)endDocument\n"
        return try Document(provN: Array(text.utf8))
    }

    @Test func `a picture of the most things and arrows is drawn, and of one more is not`() throws {
        var size = PictureSize()
        size.things = 4
        size.arrows = 3
        #expect(try chain(3).dot(.default, atMost: size) == chain(3).dot())
        let things = #expect(throws: PROVError.self) { try chain(4).dot(.default, atMost: size) }
        #expect(things?.code == .limit)
        #expect(things?.reason == "the picture has 5 things, more than 4")
        size.things = 5
        let arrows = #expect(throws: PROVError.self) { try chain(4).dot(.default, atMost: size) }
        #expect(arrows?.reason == "the picture has 4 arrows, more than 3")
    }

    private func clique(_ count: Int) throws -> Document {
        let lines = (0..<count).flatMap { end in
            (0..<end).map { "wasDerivedFrom(ex:e\(end)x, ex:e\($0)x)\n" }
        }
        let text = "document\nprefix ex <http://example.org/>\n\(lines.joined())endDocument\n"
        return try Document(provN: Array(text.utf8))
    }

    @Test func `a picture with many arrows for each thing is drawn coarsely, or not at all`() throws
    {
        #expect(try !clique(8).dot(.default, atMost: .standard).contains("splines"))
        let coarse = try clique(22).dot(.default, atMost: .standard)
        #expect(coarse.contains("splines=line, mclimit=0.1, nslimit=1"))
        var size = PictureSize()
        size.sparseArrows = 230
        size.arrowsPerThing = 10
        #expect(throws: PROVError.self) { try clique(22).dot(.default, atMost: size) }
        let error = #expect(throws: PROVError.self) {
            try clique(60).dot(.default, atMost: .standard)
        }
        #expect(error?.code == .limit)
        #expect(
            error?.reason
                == "the picture has 1770 arrows between 60 things, more than 24 for each")
    }
}
