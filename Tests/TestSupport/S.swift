import CCfitsio
public struct S {}
