import TestSupport
import Testing

@testable import FitsProvService

@Suite struct MultipartReaderTests {
    private static let form =
        "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"LANG\"\r\n\r\nADQL\r\n"
        + "--b  \r\ncontent-disposition: form-data; name=up; filename=\"a;b\\\".vot\"\r\n"
        + "Content-Type: text/xml\r\n\r\n<a>\r\n--\r\n--c\r\n</a>\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\nepilogue"

    /// Reads a form that comes in pieces.
    private static func parts(
        _ form: [UInt8], boundary: String = "b", piece: Int, values: Int = 1_000, files: Int = 1_000
    ) throws -> [MultipartReader.Part] {
        var reader = try #require(
            MultipartReader(boundary: boundary, valueLimit: values, fileLimit: files))
        var rest = form[...]
        while !rest.isEmpty {
            try reader.read(rest.prefix(piece))
            rest = rest.dropFirst(piece)
        }
        return try reader.finish()
    }

    @Test(arguments: Array(1...40) + [1_000])
    func `a form is the same wherever its bytes are cut`(piece: Int) throws {
        let parts = try MultipartReaderTests.parts(
            Array(MultipartReaderTests.form.utf8), piece: piece)
        #expect(
            parts == [
                .init(name: "LANG", filename: nil, bytes: Array("ADQL".utf8)),
                .init(
                    name: "up", filename: "a;b\".vot", bytes: Array("<a>\r\n--\r\n--c\r\n</a>".utf8)
                ),
                .init(name: "empty", filename: nil, bytes: []),
            ])
    }

    @Test func `every form that ends too early is refused`() throws {
        let bytes = Array(MultipartReaderTests.form.utf8)
        let end = MultipartReaderTests.form.utf8.count - "--\r\nepilogue".utf8.count
        for count in 0...end + 1 {
            var fault: MultipartReader.Fault?
            do {
                _ = try MultipartReaderTests.parts(Array(bytes.prefix(count)), piece: 7)
            } catch let error as MultipartReader.Fault { fault = error }
            #expect(fault != nil)
        }
    }

    @Test(arguments: [
        ("--b\r\n\r\nx\r\n--b--", "has no name"),
        ("--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--", "has no name"),
        ("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "has no name"),
        ("--bb\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--", "behind a boundary"),
        ("--b" + String(repeating: " ", count: 100), "has no end"),
        ("--b\r\nX: " + String(repeating: "a", count: 9_000), "longer than 8192"),
    ])
    func `what is no form is refused in one line`(form: String, words: String) throws {
        var said = ""
        do { _ = try MultipartReaderTests.parts(Array(form.utf8), piece: 100) } catch let error
            as MultipartReader.Fault
        {
            switch error {
            case .malformed(let reason), .tooLong(let reason): said = reason
            }
        }
        #expect(said.contains(words))
    }

    @Test func `values and files have limits of their own`() throws {
        func fault(values: Int, files: Int) -> MultipartReader.Fault? {
            do {
                _ = try MultipartReaderTests.parts(
                    Array(MultipartReaderTests.form.utf8), piece: 5, values: values, files: files)
            } catch let error as MultipartReader.Fault {
                return error
            } catch {}
            return nil
        }
        #expect(fault(values: 4, files: 18) == nil)
        #expect(
            fault(values: 3, files: 20)
                == .tooLong("the values of the form are longer than 3 bytes"))
        #expect(
            fault(values: 4, files: 17)
                == .tooLong("the files of the form are longer than 17 bytes"))
    }

    @Test(arguments: ["", String(repeating: "b", count: 71)])
    func `a boundary that can be none is refused`(boundary: String) {
        #expect(MultipartReader(boundary: boundary, valueLimit: 1, fileLimit: 1) == nil)
    }

    @Test func `parts that look nearly like boundaries cost little`() throws {
        // Every byte might begin a delimiter.
        let content = String(repeating: "\r\n--", count: 100_000)
        let form =
            "--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\n\(content)\r\n--b--"
        let parts = try MultipartReaderTests.parts(Array(form.utf8), piece: 50_000, files: 1 << 20)
        #expect(parts.first?.bytes.count == 400_000)
    }

    @Test func `random bytes end in parts or a fault`() {
        var generator = SeededGenerator(seed: 7)
        let words = [
            "--b", "\r\n", "--", "Content-Disposition: form-data; name=a", "x", "\"", ";", "\\",
        ]
        for _ in 0..<2_000 {
            var form = ""
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                form += words.randomElement(using: &generator) ?? ""
            }
            var ends = Set<Int>()
            for piece in [1, 3, 1_000] {
                let parts = try? MultipartReaderTests.parts(Array(form.utf8), piece: piece)
                ends.insert(parts?.count ?? -1)
            }
            #expect(ends.count == 1)
        }
    }
}
