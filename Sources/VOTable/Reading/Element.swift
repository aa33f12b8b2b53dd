/// The elements of a VOTable that are read; all others are passed over, with what is in them.
enum Element: String {
    case votable = "VOTABLE"
    case definitions = "DEFINITIONS"
    case resource = "RESOURCE"
    case table = "TABLE"
    case field = "FIELD"
    case param = "PARAM"
    case group = "GROUP"
    case fieldReference = "FIELDref"
    case paramReference = "PARAMref"
    case info = "INFO"
    case description = "DESCRIPTION"
    case values = "VALUES"
    case minimum = "MIN"
    case maximum = "MAX"
    case option = "OPTION"
    case coosys = "COOSYS"
    case timesys = "TIMESYS"
    case data = "DATA"
    case tableData = "TABLEDATA"
    case row = "TR"
    case cell = "TD"
    case binary = "BINARY"
    case binary2 = "BINARY2"
    case fits = "FITS"
    case stream = "STREAM"
    case other = ""

    /// Whether the element may stand in another one; `nil` is outside of the root.
    func belongs(in parent: Element?) -> Bool {
        switch self {
        case .votable: parent == nil
        case .definitions: parent == .votable
        case .resource: parent == .votable || parent == .resource
        case .table: parent == .resource
        case .field: parent == .table
        case .param:
            parent == .votable || parent == .definitions || parent == .resource || parent == .table
                || parent == .group
        case .group:
            parent == .votable || parent == .resource || parent == .table || parent == .group
        case .fieldReference, .paramReference: parent == .group
        case .info:
            parent == .votable || parent == .resource || parent == .table || parent == .data
        case .description:
            parent == .votable || parent == .resource || parent == .table || parent == .field
                || parent == .param || parent == .group
        case .values: parent == .field || parent == .param
        case .minimum, .maximum: parent == .values
        case .option: parent == .values || parent == .option
        case .coosys, .timesys:
            parent == .votable || parent == .definitions || parent == .resource
        case .data: parent == .table
        case .tableData, .binary, .binary2, .fits: parent == .data
        case .row: parent == .tableData
        case .cell: parent == .row
        case .stream: parent == .binary || parent == .binary2 || parent == .fits
        case .other: parent != nil
        }
    }

    /// Whether the text in the element is of interest.
    var hasText: Bool { self == .info || self == .description || self == .cell || self == .stream }

    /// Whether the element is part of the data, and not counted among the others.
    var isData: Bool { self == .row || self == .cell }
}
