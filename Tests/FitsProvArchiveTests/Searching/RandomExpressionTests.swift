import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct RandomExpressionTests {
    /// A product as the slow evaluator sees it.
    private struct Seen {
        let name: String
        var method: String?
        var level: Int?
        var bins: Int?
        var target: String?
    }

    /// A comparison, and what it says of a product.
    private static let comparisons: [(String, @Sendable (Seen) -> Bool)] = [
        ("reco_method = a", { $0.method == "a" }),
        ("reco_method != a", { $0.method.map { $0 != "a" } ?? false }),
        ("reco_method in (a, b)", { $0.method == "a" || $0.method == "b" }),
        ("has reco_method", { $0.method != nil }),
        ("site_level > 2", { $0.level.map { $0 > 2 } ?? false }),
        ("site_level between 1 and 3", { $0.level.map { (1...3).contains($0) } ?? false }),
        ("parameter.bins <= 5", { $0.bins.map { $0 <= 5 } ?? false }),
        ("parameter.bins = 7", { $0.bins == 7 }),
        ("target = T1*", { $0.target?.hasPrefix("T1") ?? false }),
        ("target_name = t2", { $0.target == "T2" }), ("not has target", { $0.target == nil }),
    ]

    @Test(arguments: 0..<8) func `random expressions find what a slow evaluator finds`(
        seed: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var seen: [Seen] = []
        let products = (0..<120).map { number in
            var one = Seen(name: "\(number)")
            var product = ProductFixture(one.name)
            if let method = ["a", "b", "c", nil].randomElement(using: &generator) ?? nil {
                one.method = method
                product.fields.append(("reco_method", method))
            }
            if Bool.random(using: &generator) {
                let level = Int.random(in: 0...4, using: &generator)
                one.level = level
                product.fields.append(("site_level", "\(level)"))
            }
            if Bool.random(using: &generator) {
                let bins = Int.random(in: 0...10, using: &generator)
                one.bins = bins
                product.parameters = [("bins", "\(bins)")]
            }
            if Bool.random(using: &generator) {
                let target = "T\(Int.random(in: 0...15, using: &generator))"
                one.target = target
                product.observed = [(.targetName, .text(target))]
            }
            seen.append(one)
            return product
        }
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(products, in: folder)
        for _ in 0..<60 {
            let (text, isTrue) = RandomExpressionTests.expression(depth: 4, &generator)
            let expected = seen.filter(isTrue).map(\.name).sorted()
            #expect(try index.names(text) == expected, "\(text)")
        }
    }

    private static func expression(
        depth: Int, _ generator: inout SeededGenerator
    ) -> (String, (Seen) -> Bool) {
        let kind = depth == 0 ? 0 : Int.random(in: 0...4, using: &generator)
        switch kind {
        case 1:
            let (text, isTrue) = expression(depth: depth - 1, &generator)
            return ("not (\(text))", { !isTrue($0) })
        case 2, 3, 4:
            let (left, isLeft) = expression(depth: depth - 1, &generator)
            let (right, isRight) = expression(depth: depth - 1, &generator)
            return kind == 2
                ? ("(\(left)) or (\(right))", { isLeft($0) || isRight($0) })
                : ("(\(left)) and (\(right))", { isLeft($0) && isRight($0) })
        default:
            let one = comparisons[Int.random(in: 0..<comparisons.count, using: &generator)]
            return (one.0, one.1)
        }
    }
}
