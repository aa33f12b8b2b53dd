import ADQL

/// A column of ObsCore 1.1 as its standard defines it (tables 1, 6 and 7).
struct ObsCoreDefinition {
    let name: String
    let type: ValueType
    let unit: String?
    let ucd: String
    /// Its place in the data model, without `obscore:`.
    let utype: String
    let description: String

    init(
        _ name: String, _ type: ValueType, unit: String? = nil, ucd: String, utype: String,
        _ description: String
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.ucd = ucd
        self.utype = utype
        self.description = description
    }

    /// The mandatory columns, in the order of the standard, then the optional ones.
    static let all = mandatory + optional

    /// Whether every service has it.
    var isMandatory: Bool { ObsCoreDefinition.mandatoryNames.contains(name) }

    private static let mandatoryNames = Set(mandatory.map(\.name))
}
