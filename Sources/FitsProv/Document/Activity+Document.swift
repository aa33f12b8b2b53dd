import PROV

/// Each reads itself from the records of a document; nil if that lacks what it cannot be without.
extension Activity {
    init?(_ records: DocumentRecords) {
        guard let record = IVOA.Object(records.activity, as: .activity),
            let identifier = record.record.text(Term.identifier),
            // Where an observatory does not say what ran, the activity has no name.
            record[.name] != nil || record.record.text(Term.dialect) != nil
        else { return nil }
        self.init(name: record[.name] ?? "", identifier: identifier)
        start = record[.startTime]
        end = record[.endTime]
        command = record.record.text(Term.command)
        let plan = records.associations.compactMap { $0.name(.plan) }.first
        guard let words = records.element(.entity, plan) else { return }
        // A plan is read for what it says, whether or not it has the class as its type.
        version = words[ivoa: .version]
        type = words[ivoa: .type]
        description = words[ivoa: .description]
        documentation = words[ivoa: .docurl]
    }
}

extension Software {
    init?(_ record: Record) {
        guard let name = record[ivoa: .name] else { return nil }
        // The version is the convention's: agents of the IVOA have none.
        self.init(name: name, version: record[ivoa: .version], url: record[ivoa: .url])
    }
}

extension Agent {
    init?(_ record: Record, _ relation: Record) {
        guard let agent = IVOA.Object(record, as: .agent), let name = agent[.name] else {
            return nil
        }
        self.init(name: name, role: relation[ivoa: .role])
        type = agent[.type]
        identifier = record.text(Term.identifier)
        email = agent[.email]
        affiliation = agent[.affiliation]
        url = agent[.url]
    }
}
