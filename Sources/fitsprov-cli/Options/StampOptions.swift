import ArgumentParser
import FITS
import Files
import FitsProv
import RecordYAML

/// What happened, as options say it; they add to a record and win over it.
struct StampOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read what happened from a JSON or YAML record (docs/record.md).",
            valueName: "file"),
        completion: .file(extensions: ["json", "yaml", "yml"]))
    var record: String?

    @Flag(
        help: ArgumentHelp(
            "Take over what the files say in their observatory's words (docs/dialects.md)."))
    var adopt = false

    @Option(
        help: ArgumentHelp(
            "With --adopt: look for inputs below this folder, not below each file's own.",
            valueName: "folder"))
    var root: String?

    @Option(help: ArgumentHelp("The name of the task, as in ctbin.", valueName: "name"))
    var activity: String?

    @Option(help: ArgumentHelp("The URI of this execution.", valueName: "uri"))
    var activityId: String?

    @Option(help: ArgumentHelp("The version of the task.", valueName: "version"))
    var activityVersion: String?

    @Option(
        help: ArgumentHelp("The type of the task, as in Reconstruction.", valueName: "type"))
    var activityType: String?

    @Option(help: ArgumentHelp("What the task does.", valueName: "text"))
    var description: String?

    @Option(help: ArgumentHelp("When it began, ISO 8601; UTC if no zone.", valueName: "time"))
    var start: String?

    @Option(help: ArgumentHelp("When it ended.", valueName: "time"))
    var end: String?

    @Option(help: ArgumentHelp("The command that ran it, as a line.", valueName: "line"))
    var command: String?

    @Option(help: ArgumentHelp("Software that ran, as in ctools=2.1.0.", valueName: "name=version"))
    var software: [NameAndMaybeValue] = []

    @Option(
        help: ArgumentHelp("Who is responsible, with a role if you like.", valueName: "name=role"))
    var agent: [NameAndMaybeValue] = []

    @Option(
        help: ArgumentHelp(
            "A file or URI that was used, as in events.fits=Main.",
            valueName: "file=role"),
        completion: .file())
    var used: [FileAndRole] = []

    @Option(help: ArgumentHelp("A parameter, as in ebins=20.", valueName: "name=value"))
    var param: [NameAndValue] = []

    @Option(
        help: ArgumentHelp("A configuration file.", valueName: "file"), completion: .file())
    var config: [String] = []

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A field, as in calib_version=v1.2.", valueName: "field=value"))
    var fields: [NameAndValue] = []

    @Option(
        help: "Write what is stamped under the keywords of ctapipe, gadf or lsst as well.")
    var dialect: HouseKeywords?

    @Option(help: ArgumentHelp("A setting of the environment.", valueName: "name=value"))
    var env: [NameAndValue] = []

    @Option(help: ArgumentHelp("A namespace of your own.", valueName: "prefix=uri"))
    var namespace: [NameAndValue] = []

    @Option(
        help: ArgumentHelp("The URI of the product, instead of the file's own.", valueName: "uri"))
    var id: String?

    @Option(
        help: ArgumentHelp(
            "Carry the inputs' documents along: a number, or all.",
            valueName: "n|all"))
    var carry: Generations?

    @Flag(
        help: ArgumentHelp(
            "Do not read the data: the stamp says that the content is not recorded."))
    var noDigest = false

    @Option(
        help: ArgumentHelp(
            "The SHA-256 of the data of an HDU, which is then not read, as in 2=e3b0c4….",
            valueName: "hdu=hex"))
    var dataDigest: [DataDigest] = []

    @Flag(help: "Replace cards that have another value; strip restores them.")
    var replace = false

    func validate() throws {
        if record == nil, activity == nil, !adopt {
            throw ValidationError(
                "Say what made the file: --activity NAME, or --record FILE; or --adopt what it says"
            )
        }
        if adopt, record != nil || describesActivity {
            throw ValidationError(
                "--adopt takes what happened from the files, and from nothing else")
        }
        if root != nil, !adopt { throw ValidationError("--root goes with --adopt") }
        try RootFolder.check(root)
        if noDigest, !dataDigest.isEmpty {
            throw ValidationError("--no-digest and --data-digest exclude each other")
        }
        if activityId?.isEmpty == true { throw ValidationError("--activity-id must be a URI: ''") }
    }

    /// Whether an option says what happened.
    private var describesActivity: Bool {
        [
            activity, activityId, activityVersion, activityType, description, start, end, command,
            id,
        ].contains { $0 != nil }
            || !software.isEmpty || !agent.isEmpty || !used.isEmpty || !param.isEmpty
            || !config.isEmpty || !fields.isEmpty || !env.isEmpty
    }

    /// The request that the record and the options make together.
    func request() throws -> StampRequest {
        var request: StampRequest
        if let record {
            let bytes = try SmallFile.bytes(record, limit: RecordFile.mostBytes)
            request = try RecordFile(jsonOrYAML: bytes, path: record).request
            request.activity.name = activity ?? request.activity.name
        } else {
            request = StampRequest(activity: activity ?? "")
        }
        request.activity.identifier = activityId ?? request.activity.identifier
        request.activity.version = activityVersion ?? request.activity.version
        request.activity.type = activityType ?? request.activity.type
        request.activity.description = description ?? request.activity.description
        request.activity.start = start ?? request.activity.start
        request.activity.end = end ?? request.activity.end
        request.activity.command = command ?? request.activity.command
        request.product = id ?? request.product
        request.software += software.map { Software(name: $0.name, version: $0.value) }
        request.agents += agent.map { Agent(name: $0.name, role: $0.value) }
        request.used += used.map { UsedEntity(location: $0.file, role: $0.role) }
        request.parameters += param.map { Parameter(name: $0.name, value: $0.value) }
        request.configuration += config.map { ConfigurationFile(location: $0) }
        request.fields += fields.map { Field(name: $0.name, value: $0.value) }
        request.environment += env.map { Setting(name: $0.name, value: $0.value) }
        for pair in namespace { request.namespaces[pair.name] = pair.value }
        request.carriedGenerations = carry?.count ?? 0
        request.replacesCards = replace
        request.house = dialect
        request.content = try content()
        return request
    }

    private func content() throws -> ContentSource {
        if noDigest { return .unrecorded }
        guard !dataDigest.isEmpty else { return .measured }
        return .given(Dictionary(dataDigest.map { ($0.hdu, $0.digest) }) { $1 })
    }
}

/// The digest of the data of an HDU, as its writer knows it.
struct DataDigest: ExpressibleByArgument {
    let hdu: Int
    let digest: Digest

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let hdu = Int(parts[0]), hdu > 0,
            let digest = Digest(hexadecimal: String(parts[1]))
        else { return nil }
        self.hdu = hdu
        self.digest = digest
    }
}

/// How many generations of documents to carry along.
struct Generations: ExpressibleByArgument {
    static let all = Generations(count: .max)

    let count: Int

    private init(count: Int) {
        self.count = count
    }

    var defaultValueDescription: String { count == .max ? "all" : String(count) }

    init?(argument: String) {
        if argument == "all" {
            count = .max
        } else {
            guard let number = Int(argument), number >= 0 else { return nil }
            count = number
        }
    }
}

extension HouseKeywords: ExpressibleByArgument {}
