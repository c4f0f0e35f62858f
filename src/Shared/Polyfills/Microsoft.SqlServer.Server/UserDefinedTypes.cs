namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is stored.</summary>
public enum Format
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    /// <summary>By the layout of its fields.</summary>
    Native = 1,

    /// <summary>By its own <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}

/// <summary>Reads and writes a user-defined type's own binary form.</summary>
public interface IBinarySerialize
{
    /// <summary>Takes this value's state from <paramref name="r"/>.</summary>
    void Read(BinaryReader r);

    /// <summary>Puts this value's state into <paramref name="w"/>.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a type as a SQL Server user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How the type is stored.</summary>
    public Format Format { get; } = format;

    /// <summary>The longest an instance can be, in bytes; -1 is without limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether every instance has the same length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether comparing the bytes compares the values.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that validates an instance.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>A type is not fit to be a user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message)
    {
    }

    /// <summary>Says that <paramref name="udtType"/> is unfit, and why.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType.FullName}' is an invalid user-defined type: {resourceReason}.");
}
