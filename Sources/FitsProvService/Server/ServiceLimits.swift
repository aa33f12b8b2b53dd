/// The most that a service takes, and how long it waits; what exceeds it is refused by name.
public struct ServiceLimits: Hashable, Sendable {
    /// The length of a request's address, in bytes.
    public var address = 16 << 10
    /// The length of a request's header, in bytes.
    public var header = 32 << 10
    /// The fields of a request's header.
    public var headerFields = 100
    /// The length of a form, in bytes.
    public var form = 1 << 20
    /// The connections that are open at once.
    public var connections = 1_024
    /// How long a connection may be silent.
    public var idle = Duration.seconds(60)

    /// The queries that run at once, answered at once.
    public var queries = 8
    /// The queries that wait for their turn.
    public var waitingQueries = 512
    /// How long a query waits for its turn.
    public var patience = Duration.seconds(10)
    /// How long a query may run.
    public var queryTime = Duration.seconds(60)
    /// How long a client may leave an answer unread.
    public var stall = Duration.seconds(30)
    /// The rows of an answer, if a client does not say how many.
    public var usualRows = 20_000
    /// The most rows of an answer.
    public var rows = 1_000_000

    /// The identifiers of a request for links.
    public var links = 1_000
    /// The things of a request for provenance.
    public var provenanceSubjects = 100
    /// The products whose documents one answer is made of.
    public var provenanceProducts = 10_000

    /// The queries of jobs that run at once.
    public var runningJobs = 2
    /// The jobs that are kept.
    public var jobs = 1_000
    /// The length of a job's parameters, in bytes.
    public var jobParameters = 256 << 10
    /// How long a job may run, in seconds.
    public var jobTime = 3_600
    /// How long a job is kept, in seconds, if a client does not say.
    public var jobAge = 86_400
    /// The longest that a job is kept, in seconds.
    public var longestJobAge = 7 * 86_400
    /// How long a client may wait for a change of a job.
    public var wait = Duration.seconds(60)
    /// The length of all results that are kept in memory, in bytes.
    public var resultMemory = 64 << 20
    /// The length of all results that are kept in files, in bytes.
    public var resultFiles = 10 << 30

    /// The tables that a query brings along.
    public var uploadTables = 10
    /// The length of all tables that a query brings along, in bytes.
    public var uploadBytes = 32 << 20
    /// The columns of a table that a query brings along.
    public var uploadColumns = 200
    /// The cells of all tables that a query brings along.
    public var uploadCells = 1_000_000
    /// The length of all uploads that wait for their queries, in bytes.
    public var uploadSpace = 2 << 30
    /// The uploads of more than 64 KiB that wait for their queries.
    public var uploadFiles = 256
    /// How long fetching a table from elsewhere may take.
    public var fetchTime = Duration.seconds(30)

    /// The usual limits.
    public init() {}
}
