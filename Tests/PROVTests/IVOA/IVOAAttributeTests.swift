import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// Attributes of the IVOA in records, whatever their class.
struct IVOAAttributeTests {
    @Test(arguments: IVOA.namespaces)
    func `an attribute is read in each namespace that is in use`(namespace: String) {
        let unit = QualifiedName(namespace: namespace, localPart: "unit")
        let record = Record(.entity, ex("e"), attributes: [Attribute(unit, .string("TeV"))])
        #expect(record[ivoa: .unit] == "TeV")
        #expect(IVOA.localPart(unit) == "unit")
    }

    @Test func `only the first namespace is written`() {
        #expect(IVOA.AttributeName.unit.qualifiedName == Namespace.voprov("unit"))
        #expect(IVOA.AttributeName.default.qualifiedName.localPart == "default")
    }

    @Test(arguments: [
        (IVOA.AttributeName.value, QualifiedName.value), (.role, .role), (.location, .location),
        (.name, .label), (.name, Namespace.prov("name")),
    ])
    func `what PROV has as well is read there, where the IVOA's own is absent`(
        attribute: IVOA.AttributeName, name: QualifiedName
    ) {
        let inPROV = Attribute(name, .string("PROV's"))
        #expect(Record(.entity, ex("e"), attributes: [inPROV])[ivoa: attribute] == "PROV's")
        let own = Attribute(attribute.qualifiedName, .string("own"))
        let both = Record(.entity, ex("e"), attributes: [inPROV, own])
        #expect(both.texts(ivoa: attribute) == ["own"])
    }

    @Test func `a type of PROV is no type of the IVOA's descriptions`() {
        let plan = Attribute(.type, .name(Namespace.prov("Plan")))
        #expect(Record(.entity, ex("e"), attributes: [plan])[ivoa: .type] == nil)
    }

    @Test(arguments: [
        Namespace.prov("unit"), ex("unit"), Namespace.voprov("Unit"), Namespace.voprov("unit2"),
    ])
    func `a name that is like an attribute is another one`(name: QualifiedName) {
        let record = Record(.entity, ex("e"), attributes: [Attribute(name, .string("TeV"))])
        #expect(record[ivoa: .unit] == nil)
        #expect(record.texts(ivoa: .unit).isEmpty)
    }

    @Test func `all values are read, in their order`() {
        let options = ["b", "a", "b"].map {
            Attribute(IVOA.AttributeName.options.qualifiedName, .string($0))
        }
        let record = Record(.entity, ex("e"), attributes: options)
        #expect(record.texts(ivoa: .options) == ["b", "a", "b"])
        #expect(record[ivoa: .options] == "b")
    }

    @Test func `identifier and times are those of the record`() {
        let run = Record(
            .activity, ex("run"), [.startTime: .time("2026-01-01T00:00:00Z")])
        #expect(run[ivoa: .id] == "http://example.org/run")
        #expect(run[ivoa: .startTime] == "2026-01-01T00:00:00Z")
        #expect(run[ivoa: .endTime] == nil)
        let usage = Record(
            .used, nil, [.activity: .name(ex("run")), .time: .time("2026-01-01T00:00:01Z")])
        #expect(usage[ivoa: .time] == "2026-01-01T00:00:01Z")
        #expect(usage[ivoa: .id] == nil)
        // A record without the argument may have an attribute of the name.
        let time = Attribute(IVOA.AttributeName.startTime.qualifiedName, .string("noon"))
        #expect(Record(.entity, ex("e"), attributes: [time])[ivoa: .startTime] == "noon")
    }

    @Test(arguments: [
        (IVOA.AttributeName.generatedAtTime, IVOA.ValueSort.dateTime),
        (.invalidatedAtTime, .dateTime), (.startTime, .dateTime), (.endTime, .dateTime),
        (.time, .dateTime), (.docurl, .uri), (.url, .uri), (.unit, .unit),
        (.valueType, .dataType), (.name, .text), (.min, .text), (.ucd, .text),
    ])
    func `an attribute has the sort of value that the standard gives it`(
        attribute: IVOA.AttributeName, sort: IVOA.ValueSort
    ) {
        #expect(attribute.sort == sort)
        let expected: Value = sort == .dateTime ? .dateTime("x") : .string("x")
        #expect(attribute.sort.value("x") == expected)
    }

    @Test func `a name outside of the IVOA's namespaces has no local part there`() {
        #expect(IVOA.localPart(Namespace.prov("label")) == nil)
        #expect(IVOA.localPart(ex("unit")) == nil)
        #expect(IVOA.localPart(Namespace.voprov("")) == "")
    }
}
