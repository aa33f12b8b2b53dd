package import FITS
import Files
package import FitsProv
import FitsProvExecution
package import ProcessTracing

/// What is told of a run: what was used and made, and with which parameters.
package struct RunAccount: Sendable {
    /// A product.
    package struct Product: Hashable, Sendable {
        /// Its path, from the working folder if it is in it.
        package let path: String
        /// What it is to the run.
        package let role: String?
    }

    /// What was used; of what was changed, with the digest from before.
    package private(set) var used: [UsedEntity] = []
    /// Configuration files.
    package private(set) var configuration: [String] = []
    /// The products.
    package private(set) var products: [Product] = []
    /// Parameters: what the product's own header says, or else the words of the command.
    package private(set) var parameters: [Parameter] = []
    /// The software, as the product's own header says.
    package private(set) var software: [Software] = []
    /// The version of the program, as the product's own header says.
    package private(set) var version: String?
    /// Products that were told of within the run, and are left as they are.
    package private(set) var toldAlready: [String] = []
    /// What begins as a FITS file and is none.
    package private(set) var broken: [FITSError] = []

    /// Works out what is told.
    ///
    /// - Parameters:
    ///   - files: what the files of the run are to it.
    ///   - words: what the words of the command say.
    ///   - folder: the absolute path of the working folder.
    ///   - started: when it was started, in nanoseconds since 1970.
    ///   - looks: what files said before they were changed.
    ///   - tellsOfOthers: whether products that are no FITS files are told of.
    init(
        _ files: RunFiles, _ words: RunWords, in folder: String, started: Int64,
        looks: LastLooks, tellsOfOthers: Bool
    ) {
        used = files.used.map { RunAccount.entity($0, words, looks) }
        configuration = files.configuration.map(\.place)
        var own: [Inspection] = []
        for file in files.products where !RunAccount.isUnchanged(file, looks) {
            let product = Product(
                path: Paths.short(file.path, under: [folder]), role: words.role(of: file))
            guard FileContent(of: file.path) == .fits else {
                if tellsOfOthers { products.append(product) }
                continue
            }
            do throws(FITSError) {
                let inspection = try Inspection(file.path, depth: .documents)
                guard !RunAccount.isTold(inspection, file, since: started) else {
                    toldAlready.append(file.path)
                    continue
                }
                own.append(inspection)
                products.append(product)
            } catch {
                broken.append(error)
            }
        }
        take(own, words, inputs: files.used.map(\.place))
    }

    /// What is told, as one step.
    func step(_ name: String) -> Step {
        var step = Step(activity: Activity(name: name, identifier: ""))
        (step.used, step.software, step.parameters) = (used, software, parameters)
        step.configuration = configuration.map { ConfigurationFile(location: $0) }
        return step
    }

    /// Takes parameters, software and version from the products, or else from the words.
    private mutating func take(_ own: [Inspection], _ words: RunWords, inputs: [String]) {
        parameters = words.parameters
        guard own.contains(where: { $0.observed?.tellsOfMaking == true }) else { return }
        let steps = inputs.compactMap { try? Inspection($0, depth: .cards).observed?.making }
        let told = own.lazy.compactMap { ProductWords($0, words.command, inputs: steps) }
        guard let told = told.first else { return }
        if !told.parameters.isEmpty { parameters = told.parameters }
        software = told.software
        version = told.version
    }

    /// An input, with the digest that it had when it was read.
    private static func entity(
        _ input: RunFiles.Input, _ words: RunWords, _ looks: LastLooks
    ) -> UsedEntity {
        var entity = UsedEntity(location: input.place, role: words.role(of: input.file))
        if input.file.isWritten || input.file.after == nil, let look = looks.entity(input.file) {
            (entity.identifier, entity.digest) = (look.identifier, look.digest)
        }
        return entity
    }

    /// Whether a file was opened for writing, and holds what it held.
    private static func isUnchanged(_ file: TracedFile, _ looks: LastLooks) -> Bool {
        guard let before = looks.entity(file)?.digest, let now = try? UsedEntity(now: file.path)
        else { return false }
        return before == now.digest
    }

    /// Whether somebody within the run has stamped a product: it knows better.
    private static func isTold(
        _ inspection: Inspection, _ file: TracedFile, since start: Int64
    ) -> Bool {
        guard inspection.block != nil, let provenance = inspection.provenance else { return false }
        if let own = Paths.resolved(Program.link), file.writers.contains(own) { return true }
        let time = provenance.activity.end ?? provenance.activity.start ?? ""
        return !Timestamp.isEarlier(time, than: Clock.text(ofNanoseconds: start))
    }
}

extension UsedEntity {
    /// What a file says now.
    fileprivate init(now path: String) throws(FITSError) {
        self = try InputReader.told(UsedEntity(location: path))
    }
}

extension Trace {
    /// How it is known what was read and written, in words.
    package var methodWords: String {
        guard method == .wordsAndFolders else { return "kernel" }
        let reason =
            switch whyNotKernel {
            case .none, .notAsked: "the kernel was not asked"
            case .nested: "the run was within another"
            case .system(let number): "the kernel refused: \(SystemError("seccomp", number).words)"
            }
        return "words and folders; \(reason)"
    }
}
