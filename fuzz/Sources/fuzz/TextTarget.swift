import RecordYAML

@testable import FitsProv
@testable import FitsProvArchive

/// What people and pipelines write.
enum TextTarget {
    static func record(_ bytes: [UInt8]) {
        _ = try? RecordFile(jsonOrYAML: bytes, path: "record")
    }

    static func profile(_ bytes: [UInt8]) {
        InputFile.hold(bytes)
        _ = try? Profile(reading: InputFile.path)
    }

    private static let index = try? ArchiveIndex(temporaryFor: "nothing")

    static func search(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ExpressionError) {
            let expression = try Expression(text)
            _ = expression.comparisons
            _ = try? index?.find(Query(expression)) { _ in }
        } catch {
            _ = error.excerpt
        }
    }
}
