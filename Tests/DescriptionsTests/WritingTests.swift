import Files
import FitsProv
import Foundation
import RecordYAML
import TestSupport
import Testing

@testable import Descriptions

/// Descriptions in every form, and back.
@Suite struct WritingTests {
    private func own() throws -> ActivityDescription {
        try sample("ctbin.json")
    }

    private func sample(_ name: String) throws -> ActivityDescription {
        let file = Package.root.appending(path: "testdata/descriptions/\(name)")
        return try DescriptionFile(reading: file.path).description
    }

    /// What is read from a text in a form.
    static func read(
        _ text: String, _ format: DescriptionFormat, name: String
    ) throws -> ActivityDescription {
        let path = format == .par ? "\(name).par" : "x"
        return try DescriptionFile(Array(text.utf8), path: path) {
            try ActivityDescription(from: YAML.decoder($0))
        }.description
    }

    @Test(arguments: DescriptionFormat.allCases)
    func `a description in each form is the one that is kept`(_ format: DescriptionFormat) throws {
        let written = try own().written(as: format, path: "ctbin.par")
        try expectGolden(written.text, "descriptions/ctbin.\(format.rawValue)")
    }

    @Test(arguments: [DescriptionFormat.json, .yaml, .jdl])
    func `some forms hold all of it`(_ format: DescriptionFormat) throws {
        let own = try own()
        let written = try own.written(as: format)
        #expect(written.losses.isEmpty)
        let read = try Self.read(written.text, format, name: own.name)
        #expect(read == own)
    }

    @Test(arguments: DescriptionFormat.allCases)
    func `what was read from a form goes into it again`(_ format: DescriptionFormat) throws {
        let own = try own()
        let once = try own.written(as: format, path: "ctbin.par")
        let read = try Self.read(once.text, format, name: own.name)
        let twice = try read.written(as: format, path: "ctbin.par")
        #expect(twice.losses.isEmpty)
        #expect(twice.text == once.text)
        let again = try Self.read(twice.text, format, name: own.name)
        #expect(again == read)
    }

    @Test func `the parameters of a recipe of esorex are as esorex writes them`() throws {
        let recipe = try sample("naco_img_twflat.json")
        let written = try recipe.written(as: .cpl)
        #expect(written.losses.isEmpty)
        let file = Package.root.appending(path: "testdata/descriptions/naco_img_twflat.json")
        let kept = try String(contentsOf: file, encoding: .utf8)
        func lines(_ text: String) -> [String] {
            // Ours does not keep the long names.
            text.split(separator: "\n").map(String.init).filter { !$0.contains("\"name\":") }
        }
        let (made, theirs) = (lines(written.text), lines(kept))
        #expect(made == theirs)
        for format in DescriptionFormat.allCases {
            let name = recipe.name
            let other = try recipe.written(as: format, path: "\(name).par")
            let read = try Self.read(other.text, format, name: name)
            let names = read.parameters.map(\.name)
            #expect(names == recipe.parameters.map(\.name))
        }
    }

    @Test(arguments: DescriptionFormat.allCases)
    func `what a form can say comes back as it was`(_ format: DescriptionFormat) throws {
        for seed in 0..<400 {
            var random = RandomDescription(seed, format)
            let description = random.description()
            let written = try description.written(as: format, path: "\(description.name).par")
            let losses = written.losses.map { "\($0.kind) \($0) \($0.value ?? "")" }
            #expect(losses == [], "seed \(seed)")
            guard losses.isEmpty else { return }
            let facts = DescriptionFacts(description)
            let read = try DescriptionFacts(
                format == .par
                    ? ParameterFile.description(written.text, name: description.name)
                    : Self.read(written.text, format, name: description.name))
            #expect(facts.losses(in: read).isEmpty, "seed \(seed)")
            let unsafe = written.text.escapingControls(except: ["\n"]) != written.text
            #expect(!unsafe, "seed \(seed)")
        }
    }

    @Test(arguments: DescriptionFormat.allCases)
    func `whatever is said, it is told what becomes of it`(_ format: DescriptionFormat) throws {
        for seed in 0..<200 {
            // What JSON can say is more than most forms can.
            var random = RandomDescription(seed, .json)
            let description = random.description()
            let written: WrittenDescription
            do throws(FitsProvError) {
                written = try description.written(as: format, path: "\(description.name).par")
            } catch {
                #expect(error.reason.hasPrefix("cannot be written as "))
                #expect(!error.reason.contains("\n"))
                continue
            }
            guard format != .par else { continue }
            let read = try Self.read(written.text, format, name: description.name)
            let isSame = DescriptionFacts(description).losses(in: DescriptionFacts(read)).isEmpty
            #expect(written.losses.isEmpty == isSame, "seed \(seed)")
        }
    }
}
