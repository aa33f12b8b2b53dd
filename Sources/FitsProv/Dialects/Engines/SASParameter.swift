/// Which parameters of the tasks of XMM-Newton's SAS name the files that they read.
enum SASParameter {
    /// The file, or the files, that a task writes, where its parameter has an ordinary name.
    private static let written: [String: Set<String>] = [
        "arfgen": ["arfset"], "rmfgen": ["rmfset"], "rgsrmfgen": ["rmfset"],
        "rgsspectrum": ["spectrumset", "bkgset"], "eexpmap": ["expimageset"],
        "emask": ["detmaskset"], "esplinemap": ["bkgimageset"], "cifbuild": ["calindexset"],
        "atthkgen": ["atthkset"], "tabgtigen": ["gtiset"], "gtibuild": ["table"],
        "eboxdetect": ["boxlistset"], "emldetect": ["mllistset", "sourceimagesets"],
        "badpixfind": ["badpixset"], "epframes": ["frameset", "eventset"],
        "epevents": ["outset"], "evlistcomb": ["imageset"], "srcmatch": ["outputlistset"],
    ]
    /// Files that a task only writes the names of into the product.
    private static let pointedTo: [String: Set<String>] = [
        "specgroup": ["rmfset", "arfset", "backgndset"]
    ]
    /// Tasks that change a file in its place.
    static let editors: Set = ["addattribute", "attributes", "dssclean", "updateattribute"]

    /// How the commands of SAS become steps.
    static let reading = TaskReading(
        isInput: isInput, isOutput: isOutput, files: files, editors: editors)

    @Sendable private static func isOutput(_ value: TaskRecord.Value, _ task: TaskRecord) -> Bool {
        let name = value.name.lowercased()
        if written[task.name]?.contains(name) == true { return true }
        if task.name == "evselect" { return name != "table" && name.hasSuffix("set") }
        return ["out", "filtered", "grouped", "keep"].contains(where: name.hasPrefix)
    }

    @Sendable private static func isInput(_ value: TaskRecord.Value, _ task: TaskRecord) -> Bool {
        let name = value.name.lowercased()
        guard pointedTo[task.name]?.contains(name) != true else { return false }
        // As in `detmaparray`, which counts with `detmaptype=dataset`, and not with `psf`.
        if name.hasSuffix("array") {
            return task.switches.contains("dataset " + name.dropLast("array".count))
        }
        return !task.switches.contains("without " + name)
            && ["set", "sets", "table", "evlist", "eventlist", "srclist", "location", "file"]
                .contains(where: name.hasSuffix)
    }

    /// What a parameter says of another one: `withrmfset=no` that there is none, `detmaptype=dataset`
    /// that `detmaparray` is a file; nil if it says nothing of the kind.
    static func word(_ name: String, _ value: String) -> String? {
        let (name, value) = (name.lowercased(), value.lowercased())
        if name.hasPrefix("with"), ["no", "n", "false", "f"].contains(value) {
            return "without " + name.dropFirst("with".count)
        }
        return name.hasSuffix("type") && value == "dataset"
            ? "dataset " + name.dropLast("type".count) : nil
    }

    /// The data sets of a value: what follows a colon is a table in one, as in `a.ds:EVENTS`.
    @Sendable private static func files(_ value: String) -> [String] {
        CommandParameters.list(value).flatMap(FileParameter.files).compactMap { name in
            let end = name.lastIndex(of: "/") ?? name.startIndex
            let colon = name[end...].firstIndex(of: ":") ?? name.endIndex
            return FileParameter.file(String(name[..<colon]))
        }
    }
}
