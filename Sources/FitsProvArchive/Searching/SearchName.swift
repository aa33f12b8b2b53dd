import ObsCore

/// What a name in an expression means: where an index keeps its values.
enum SearchName: Hashable {
    /// A provenance field, by its name as recorded.
    case field(String)
    /// A parameter of the activity.
    case parameter(String)
    /// A column of ObsCore.
    case obscore(ObsCore.Column)
    /// A name that is always there.
    case fact(Fact)

    /// The names that every index has.
    enum Fact: String, Hashable, CaseIterable {
        case activity
        case activityVersion = "activity_version"
        case activityType = "activity_type"
        case activityId = "activity_id"
        case start, end, software
        case softwareVersion = "software_version"
        case agent, used, id, digest, path, name, size, modified, time, energy, stamped
    }

    /// Other words for names.
    static let aliases: [String: SearchName] = [
        "identifier": .fact(.id), "program": .fact(.software), "version": .fact(.softwareVersion),
        "started": .fact(.start), "ended": .fact(.end), "input": .fact(.used),
        "file": .fact(.path), "folder": .fact(.path), "observed": .fact(.time),
        "target": .obscore(.targetName), "object": .obscore(.targetName), "ra": .obscore(.sRa),
        "dec": .obscore(.sDec), "fov": .obscore(.sFov), "instrument": .obscore(.instrumentName),
        "telescope": .obscore(.facilityName), "facility": .obscore(.facilityName),
        "exposure": .obscore(.tExptime), "exptime": .obscore(.tExptime),
        "obsid": .obscore(.obsId), "collection": .obscore(.obsCollection),
        "proposal": .obscore(.proposalId), "level": .obscore(.calibLevel),
        "type": .obscore(.dataproductType), "subtype": .obscore(.dataproductSubtype),
        "resolution": .obscore(.sResolution), "region": .obscore(.sRegion),
        "title": .obscore(.obsTitle), "creator": .obscore(.obsCreatorName),
        "polarization": .obscore(.polStates), "rights": .obscore(.dataRights),
    ]
}

/// A column that holds what is compared, and how it compares.
enum ValueColumn {
    /// Text whose case is ignored; its numbers and its key as a version are next to it.
    case text(String, numeric: String? = nil, version: String? = nil, isDate: Bool = false)
    /// Text that is compared exactly.
    case exact(String)
    /// A number in a unit.
    case number(String, unit: String?)
    /// A timestamp of ISO 8601, UTC.
    case timestamp(String)
    /// A time in nanoseconds since 1970.
    case nanoseconds(String)
    /// A modified Julian date.
    case mjd(String)
    /// The range of two modified Julian dates.
    case range
    /// The range of energies of photons with the wavelengths of two columns.
    case energies
    /// 0 or 1.
    case flag(String)
    /// A name and a version that can be written as one.
    case software
    /// What was used.
    case used
    /// An absolute path.
    case path
    /// The last part of a path.
    case name
}

/// Where the values of a name are: the tables, the rows in them, and the column that is compared.
struct SearchColumn {
    var tables: String
    var file = "x.file"
    var rows = Clause.always
    var column: ValueColumn
}

extension SearchName {
    /// The name by which people call it.
    var title: String {
        switch self {
        case .field(let name): name
        case .parameter(let name): "parameter.\(name)"
        case .obscore(let column): column.rawValue
        case .fact(let fact): fact.rawValue
        }
    }

    /// The columns to look at; `digest` is written in two.
    var columns: [SearchColumn] {
        switch self {
        case .field(let name):
            [
                SearchColumn(
                    tables: "fields x", rows: Clause("x.name = ?", name),
                    column: SearchName.recorded(name))
            ]
        case .parameter(let name):
            [
                SearchColumn(
                    tables: "parameters x", rows: Clause("x.name = ?", name),
                    column: SearchName.recorded(name))
            ]
        case .obscore(let column):
            [SearchColumn(tables: "obscore x", column: SearchName.column(column))]
        case .fact(let fact): SearchName.columns(fact)
        }
    }

    /// How the values of a field or parameter compare.
    private static func recorded(_ name: String) -> ValueColumn {
        let name = name.lowercased()
        guard !name.hasSuffix("version") else {
            return .text("x.value", version: "x.version_key")
        }
        return .text(
            "x.value", numeric: "x.numeric", isDate: name.contains("date") || name.contains("time"))
    }

    private static func column(_ column: ObsCore.Column) -> ValueColumn {
        let name = "x.\(column.rawValue)"
        switch (column, column.type) {
        case (.tMin, _), (.tMax, _): return .mjd(name)
        case (.accessEstsize, _): return .number(name, unit: "kbyte")
        case (_, .text):
            return .text(name, isDate: column == .obsReleaseDate || column == .obsCreationDate)
        case (_, .integer), (_, .real): return .number(name, unit: column.unit)
        }
    }

    private static func columns(_ fact: Fact) -> [SearchColumn] {
        let activity = { SearchColumn(tables: "activities x", column: $0) }
        switch fact {
        case .activity: return [activity(.text("x.name"))]
        case .activityVersion:
            let key = "\(SortKey.function)(x.version)"
            return [activity(.text("x.version", version: key))]
        case .activityType: return [activity(.text("x.type"))]
        case .activityId: return [activity(.exact("x.identifier"))]
        case .start: return [activity(.timestamp("x.started"))]
        case .end: return [activity(.timestamp("x.ended"))]
        case .software: return [SearchColumn(tables: "software x", column: .software)]
        case .softwareVersion:
            return [
                SearchColumn(
                    tables: "software x",
                    column: .text("x.version", version: "x.version_key"))
            ]
        case .agent: return [SearchColumn(tables: "agents x", column: .text("x.name"))]
        case .used: return [SearchColumn(tables: "used x", column: .used)]
        case .id: return [SearchColumn(tables: "products x", column: .exact("x.identifier"))]
        case .digest:
            return [
                SearchColumn(tables: "products x", column: .exact("x.digest")),
                SearchColumn(tables: "files x", file: "x.id", column: .exact("x.digest")),
            ]
        case .path:
            return [
                SearchColumn(
                    tables: "files x JOIN folders d ON d.id = x.folder", file: "x.id", column: .path
                )
            ]
        case .name: return [SearchColumn(tables: "files x", file: "x.id", column: .name)]
        case .size:
            return [
                SearchColumn(
                    tables: "files x", file: "x.id", column: .number("x.size", unit: "byte"))
            ]
        case .modified:
            return [
                SearchColumn(tables: "files x", file: "x.id", column: .nanoseconds("x.modified"))
            ]
        case .time: return [SearchColumn(tables: "obscore x", column: .range)]
        case .energy: return [SearchColumn(tables: "obscore x", column: .energies)]
        case .stamped: return [SearchColumn(tables: "products x", column: .flag("x.stamped"))]
        }
    }
}
