import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

struct ModelTests {
    @Test func `a name is its URI wherever it is split`() {
        let left = QualifiedName(namespace: "http://example.org/", localPart: "a/b")
        let right = QualifiedName(namespace: "http://example.org/a/", localPart: "b")
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect((left.namespace, left.localPart) == ("http://example.org/", "a/b"))
        #expect(right.localPart == "b")
        #expect("\(left)" == "http://example.org/a/b")
    }

    @Test func `arguments are set and taken by their names`() {
        var record = Record(
            .used, nil, [.activity: .name(ex("a")), .time: .time("2026-01-01T00:00:00Z")],
            attributes: [Attribute(.role, .string("in")), Attribute(.role, .string("main"))])
        #expect(record.name(.activity) == ex("a"))
        #expect(record.name(.entity) == nil)
        #expect(record.name(.plan) == nil)
        #expect(record.time(.time) == "2026-01-01T00:00:00Z")
        #expect(record.values(.role) == [.string("in"), .string("main")])
        #expect(record.arguments.map(\.argument) == [.activity, .time])
        record[.time] = nil
        record[.activity] = nil
        #expect(record == Record(.used, attributes: record.attributes))
    }

    @Test(arguments: Record.Kind.allCases)
    func `every kind requires arguments that it has`(kind: Record.Kind) {
        #expect(kind.requiredArguments <= kind.arguments.count)
        #expect(kind.isElement == (kind == .entity || kind == .activity || kind == .agent))
        #expect(Set(kind.arguments).count == kind.arguments.count)
    }

    @Test(arguments: [
        ("2012-01-01T24:00:00Z", "2012-01-02T00:00:00Z"),
        ("2012-03-01T00:00:00+14:00", "2012-02-29T10:00:00Z"),
        ("1999-12-31T23:59:59.500-00:30", "2000-01-01T00:29:59.5Z"),
        ("2012-01-01T00:00:00", "2012-01-01T00:00:00"),
        ("2012-13-01T00:00:00", "2012-13-01T00:00:00"),
        (" 2012-01-01T00:00:00Z ", "2012-01-01T00:00:00Z"),
    ])
    func `times are compared in UTC`(time: String, canonical: String) {
        #expect(Value.dateTime(time).canonical == .dateTime(canonical))
    }

    @Test(arguments: [
        (Value.double(0.5), "0.5"), (.double(.infinity), "INF"), (.double(-.infinity), "-INF"),
        (.double(.nan), "NaN"), (.int(-7), "-7"), (.boolean(true), "true"),
        (.uri("http://a/"), "http://a/"), (.name(ex("n")), "http://example.org/n"),
        (.localized("bon", language: "fr"), "bon"),
    ])
    func `values have the lexical form of their type`(value: Value, text: String) {
        #expect(value.text == text)
    }
}
