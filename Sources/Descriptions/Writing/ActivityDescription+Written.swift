import Files
public import FitsProv
import PROV

extension ActivityDescription {
    /// Writes the description in a form.
    ///
    /// What is written is read back, and so no form says anything else than what is told.
    ///
    /// - Parameters:
    ///   - format: the form.
    ///   - path: where it is to stand, since a parameter file has the name of its program; nil where that
    ///     is not known.
    /// - Returns: the text, and what the form has no place for.
    /// - Throws: `bad-record` if the description contradicts itself; `refused` with the place and the form
    ///   if the file could not be read again: for characters that the form cannot hold, and beyond 1 MiB.
    public func written(
        as format: DescriptionFormat, path: String? = nil
    ) throws(FitsProvError) -> WrittenDescription {
        do throws(DescriptionFault) { try check() } catch {
            throw FitsProvError(.badRecord, path: "", error.words)
        }
        let facts = DescriptionFacts(self)
        do {
            let text = try text(format, facts)
            guard text.utf8.count <= DescriptionFile.mostBytes else {
                throw DescriptionFault(
                    "is longer than \(DescriptionFile.mostBytes) bytes; the longest text is "
                        + facts.longest)
            }
            guard var read = try format.read(Array(text.utf8), self, path: path) else {
                return WrittenDescription(text: text, losses: [])
            }
            try read.check()
            // A parameter file that stands nowhere has no name.
            if format == .par, path == nil { read.name = "" }
            return WrittenDescription(
                text: text, losses: facts.losses(in: DescriptionFacts(read)))
        } catch let error as DescriptionFault {
            throw FitsProvError(
                .refused, path: "",
                "cannot be written as \(format.words): \(error.words.escapingControls)")
        } catch {
            throw FitsProvError(.refused, path: "", "cannot be written as \(format.words)")
        }
    }

    private func text(
        _ format: DescriptionFormat, _ facts: DescriptionFacts
    ) throws(DescriptionFault) -> String {
        switch format {
        case .json: return OwnForm.value(self).json + "\n"
        case .yaml:
            // Yams takes it for a mark of the order of bytes where a text begins with it.
            try facts.check { $2 != "\u{FEFF}" }
            return OwnForm.value(self).yaml
        case .jdl, .wadl:
            try facts.check { $2.isXML }
            return format == .jdl ? jobText : serviceText
        case .par:
            try facts.check { ParameterFile.isAllowed($0, $1, $2) }
            return ParameterFile.text(self)
        case .cpl:
            guard !parameters.isEmpty else {
                throw DescriptionFault("a recipe is named by its parameters, and there is none")
            }
            return RecipeParameters.value(self).json + "\n"
        }
    }
}

extension DescriptionFormat {
    /// What our readers make of a file; nil for the forms that hold everything.
    fileprivate func read(
        _ bytes: [UInt8], _ original: ActivityDescription, path: String?
    ) throws -> ActivityDescription? {
        switch self {
        case .json, .yaml: return nil
        case .jdl: return try ActivityDescription(job: XMLNode(bytes))
        case .wadl: return try ActivityDescription(service: XMLNode(bytes))
        case .cpl: return try RecipeParameters.description(bytes)
        case .par:
            let name = path.map(DescriptionFile.programName) ?? original.name
            return try ParameterFile.description(
                String(decoding: bytes, as: UTF8.self), name: name,
                keeping: Set(original.parameters.map(\.name)))
        }
    }
}
