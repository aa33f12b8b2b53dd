import FITS
import Files
import FitsProv

/// What a product says of its making in the words of its observatory, if that was this run.
struct ProductWords {
    /// The parameters.
    let parameters: [Parameter]
    /// The software, the main one first.
    let software: [Software]
    /// The version of the task.
    let version: String?

    /// Takes what a product says.
    ///
    /// A header may be a copy of an input's: it counts only if it names this program or a word of the
    /// command, and no input says the same.
    ///
    /// - Parameters:
    ///   - inspection: the product.
    ///   - command: the program and its arguments.
    ///   - inputs: the steps that made the inputs, as these say.
    init?(_ inspection: Inspection, _ command: [String], inputs: [Step]) {
        guard let making = inspection.observed?.making, !making.isEmptyOfMaking,
            !inputs.contains(making)
        else { return nil }
        let program = Paths.name(of: command.first ?? "")
        let words = [program.lowercased()] + command.dropFirst().map { $0.lowercased() }
        guard words.contains(making.activity.name.lowercased()) else { return nil }
        parameters = making.parameters.map {
            var parameter = $0
            parameter.origin = nil
            return parameter
        }
        software = making.software.map {
            var software = $0
            software.origin = nil
            return software
        }
        version = making.activity.version
    }
}

extension Step {
    /// Whether it has no parameters, no software and no version.
    fileprivate var isEmptyOfMaking: Bool {
        parameters.isEmpty && software.isEmpty && activity.version == nil
    }
}
