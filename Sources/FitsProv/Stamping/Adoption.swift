package import FITS
import Files

/// A stamp of what a file says of itself in the words of observatories.
///
/// Inputs that are found get the identifier and digest that they have now; that they are what was used
/// is inferred, and marked so. The same file gives the same request.
package enum Adoption {
    /// The stamp to ask for.
    case stamp(StampRequest)
    /// The file has a stamp, or a document of one.
    case stampedAlready
    /// The file says nothing that could be taken over.
    case nothingRecorded

    /// The name of an activity that a file does not name.
    private static let unnamed = "unnamed activity"

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - lookup: finds inputs.
    ///   - profile: the fields and their keywords.
    ///   - options: how it is to be stamped; of its step nothing is taken.
    /// - Throws: ``FITSError`` if the file cannot be read.
    package init(
        _ path: String, _ lookup: InputLookup, profile: Profile, options: StampRequest
    ) throws(FITSError) {
        let inspection = try Inspection(path, depth: .documents)
        guard inspection.block == nil, inspection.documentHDU == nil else {
            self = .stampedAlready
            return
        }
        guard var observed = inspection.observed, observed.tellsOfMaking else {
            self = .nothingRecorded
            return
        }
        let folder = Paths.folder(of: Paths.resolved(path) ?? path)
        var places: Set<String> = []
        func complete(_ step: inout Step) {
            let states = lookup.states(of: step.used, by: path)
            for (index, state) in states.enumerated() {
                guard let found = state.path, !state.isWrong,
                    step.used[index].isIntermediate != true
                else { continue }
                let place = found.hasPrefix("/") ? found : Paths.joined(folder, found)
                places.insert(place)
                step.used[index].location = place
                step.used[index].digest = nil
                step.used[index].origin?.certainty = .inferred
            }
        }
        complete(&observed.making)
        for index in observed.earlierSteps.indices { complete(&observed.earlierSteps[index]) }
        if observed.activity.name.isEmpty {
            observed.activity.name = observed.software.first?.name ?? Adoption.unnamed
            observed.making.origin = (observed.making.origin ?? observed.firstOrigin)?.inferred
        }
        var request = options
        request.step = observed.making
        request.earlierSteps = observed.earlierSteps
        request.fields = inspection.fields(DialectTable(profile))
        request.lookedUp = places
        self = .stamp(request)
    }
}
