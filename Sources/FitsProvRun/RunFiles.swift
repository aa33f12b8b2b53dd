package import Files
package import ProcessTracing

/// What the files of a run are to it.
package struct RunFiles: Sendable {
    /// Why a file that was written is not told of.
    package enum Reason: String, Hashable, Sendable {
        /// It was removed again.
        case temporary = "temporary"
        /// A log, a lock, a list of learned parameters.
        case byTheWay = "written by the way"
        /// Standard output or standard error.
        case stream = "where the program's words go"
        /// It belongs to the system, to a cache, to settings or to a program.
        case system = "of the system or of a program"
        /// It has another name and is else what it was.
        case moved = "only moved"
        /// It is none of those that `--out` names.
        case unasked = "not asked for"
        /// It is no FITS file, and only seen to have changed in a folder.
        case unnamed = "not named, and anybody's"
        /// Nothing is in it.
        case empty = "empty"
    }

    /// Something that was read.
    package struct Input: Hashable, Sendable {
        /// What became of it.
        package let file: TracedFile
        /// Where what was read is now: where it was, or where the run has moved it.
        package let place: String
    }

    /// What was used.
    package private(set) var used: [Input] = []
    /// Configuration files.
    package private(set) var configuration: [Input] = []
    /// What was made, FITS files and others.
    package private(set) var products: [TracedFile] = []
    /// What was written and is not told of.
    package private(set) var leftOut: [(file: TracedFile, reason: Reason)] = []

    /// What is known besides.
    package struct Context: Sendable {
        /// Where programs are installed.
        package var places: RunPlaces
        /// The absolute path of the program, as it was looked for.
        package var program: String?
        /// What standard output and standard error are.
        package var streams: Set<OpenFolder.Identity> = []
        /// Whether a product is asked for.
        package var isWanted: @Sendable (_ path: String) -> Bool = { _ in true }
        /// What a file is.
        package var content: @Sendable (_ path: String) -> FileContent

        /// Knows where programs are, and looks at files themselves.
        package init(places: RunPlaces) {
            self.places = places
            content = { FileContent(of: $0) }
        }
    }

    /// Sorts files.
    ///
    /// - Parameters:
    ///   - files: what became of each.
    ///   - context: what is known besides.
    package init(_ files: [TracedFile], _ context: Context) {
        let moved = Dictionary(
            files.filter { !$0.isWritten && $0.after != nil }.compactMap { file in
                file.movedFrom.map { ($0, file.path) }
            }
        ) { first, _ in first }
        for file in files {
            if file.isRead {
                // What a file held is where it was, or where it was moved to.
                let place = file.after == nil ? moved[file.path] : nil
                sortInput(file, context, movedTo: place ?? file.path)
            }
            if file.isWritten || file.movedFrom != nil || file.isTemporary {
                sortOutput(file, context)
            }
        }
    }

    private mutating func sortInput(
        _ file: TracedFile, _ context: Context, movedTo place: String
    ) {
        let state = file.before ?? file.after
        if let state, context.streams.contains(state.identity) { return }
        let input = Input(file: file, place: place)
        let content = context.content(place)
        if content == .text, file.path == context.program { return configuration.append(input) }
        // Who names a FITS file of the system means it.
        let isNamed = file.mention != nil && content == .fits
        guard isNamed || !context.places.isOfSystem(file.path) else { return }
        switch content {
        case .fits: used.append(input)
        case .machineCode, .empty: return
        case .text, .binary, .unknown:
            // What is named is meant, whatever it is called.
            let isMeant =
                file.mention != nil
                || !context.places.isOfProgram(file.path) && !RunPlaces.isByTheWay(file.path)
            guard isMeant else { return }
            if RunFiles.isConfiguration(file, content) {
                configuration.append(input)
            } else {
                used.append(input)
            }
        }
    }

    /// What data that are no FITS files are called.
    private static let ofData = [
        "csv", "tsv", "ecsv", "dat", "vot", "xml", "votable", "h5", "hdf5", "hdf", "asdf",
        "parquet", "npy",
        "npz", "cat", "reg", "png", "jpg", "jpeg", "tif", "tiff", "zip", "gz", "fz", "bz2", "tar",
    ]
    /// What configurations are called that no word names.
    private static let ofConfiguration = [
        "cfg", "conf", "config", "ini", "yaml", "yml", "toml", "json", "par", "param", "params",
        "nnw",
        "conv", "swarp", "sex", "psfex", "scamp", "sof", "rc", "opt",
    ]

    private static func isConfiguration(_ file: TracedFile, _ content: FileContent) -> Bool {
        guard content == .text else { return false }
        let name = Paths.name(of: file.path).lowercased()
        let ending = name.split(separator: ".").dropFirst().last.map(String.init) ?? ""
        if file.mention != nil { return !ofData.contains(ending) }
        return ofConfiguration.contains(ending)
    }

    private mutating func sortOutput(_ file: TracedFile, _ context: Context) {
        guard let after = file.after else {
            if file.isTemporary { leftOut.append((file, .temporary)) }
            return
        }
        guard file.isChanged else { return }
        if let reason = reason(file, after, context) {
            leftOut.append((file, reason))
        } else {
            products.append(file)
        }
    }

    /// Why a file that was changed is no product; nil if it is one.
    private func reason(_ file: TracedFile, _ after: FileState, _ context: Context) -> Reason? {
        let path = file.path
        if context.streams.contains(after.identity) { return .stream }
        if !file.isWritten { return .moved }
        if context.places.isOfSystem(path) { return .system }
        if !context.isWanted(path) { return .unasked }
        switch context.content(path) {
        case .fits: return nil
        case .empty: return .empty
        case .machineCode: return .system
        case .text, .binary, .unknown:
            if RunPlaces.isByTheWay(path) { return .byTheWay }
            if context.places.isOfProgram(path) { return .system }
            return file.evidence == .folders ? .unnamed : nil
        }
    }
}
