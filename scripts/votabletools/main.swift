// Reads a VOTable and prints its cells, or writes it in another form.
//
// usage: votable-copy IN                  a line for each row
//        votable-copy IN OUT FORM         TABLEDATA, BINARY, BINARY2, csv, tsv or json

import FoundationEssentials
import VOTable

func write(_ event: VOTableEvent, to writer: inout VOTableWriter) throws {
    switch event {
    case .document(let header): writer.begin(header)
    case .resource(let resource): writer.begin(resource)
    case .table(let table): try writer.begin(table)
    case .row(let row): try writer.append(row)
    case .tableEnd(let infos): writer.endTable(infos)
    case .info(let info): writer.write(info)
    case .resourceEnd: writer.endResource()
    }
}

func write(_ event: VOTableEvent, to writer: inout any TableWriter) throws {
    switch event {
    case .table(let table): try writer.begin(TableAnswer(table.columns))
    case .row(let row): try writer.append(row)
    case .tableEnd: writer.finish(.complete)
    default: break
    }
}

let arguments = CommandLine.arguments
var reader = VOTableReader(limits: .large)
reader.append([UInt8](try Data(contentsOf: URL(filePath: arguments[1]))))
reader.finish()
var output = Data()
if arguments.count == 2 {
    while let event = try reader.next() { if case .row(let row) = event { print(row) } }
} else if let serialization = VOTableWriter.Serialization(rawValue: arguments[3]) {
    var writer = VOTableWriter(serialization)
    while let event = try reader.next() { try write(event, to: &writer) }
    writer.end()
    output.append(contentsOf: writer.take())
} else if var writer = TableFormat(rawValue: arguments[3])?.writer() {
    while let event = try reader.next() { try write(event, to: &writer) }
    output.append(contentsOf: writer.take())
}
if arguments.count > 2 { try output.write(to: URL(filePath: arguments[2])) }
