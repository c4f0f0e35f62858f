namespace ClickCart.Kernel;

/// <summary>What kind of refusal an <see cref="Error"/> is. The number is the HTTP status that says so.</summary>
public enum ErrorKind
{
    None = 0,
    Moved = 301,
    Malformed = 400,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    Conflict = 409,
    Stale = 412,
    Invalid = 422,
    PreconditionRequired = 428,
    TooMany = 429,
    Unavailable = 503,
}

/// <summary>An expected refusal. <paramref name="Type"/> is its stable name (<c>out-of-stock</c>), served as a help page at <c>/problems/{Type}</c>.</summary>
/// <param name="Kind">The kind of refusal.</param>
/// <param name="Type">The stable, kebab-case name that clients decide by.</param>
/// <param name="Detail">One sentence for people: what was wrong and what would be right.</param>
/// <param name="Extensions">Further members of the problem document, such as the lines that are out of stock. They serialise as they are.</param>
public sealed record Error(ErrorKind Kind, string Type, string Detail, IReadOnlyDictionary<string, object?>? Extensions = null)
{
    public static Error NotFound(string what) => new(ErrorKind.NotFound, "not-found", $"There is no such {what}, or it is not yours.");
    public static Error Forbidden(string detail) => new(ErrorKind.Forbidden, "forbidden", detail);
    public static Error Conflict(string type, string detail) => new(ErrorKind.Conflict, type, detail);
    /// <summary>The member of <see cref="TooMany"/> that the header Retry-After repeats, in seconds.</summary>
    public const string RetryAfter = "retryAfterSeconds";

    public static Error TooMany(string type, string detail, TimeSpan wait) =>
        new Error(ErrorKind.TooMany, type, detail).With(RetryAfter, (int)Math.Ceiling(Math.Max(1, wait.TotalSeconds)));

    public static Error Malformed(string detail) => new(ErrorKind.Malformed, "malformed-request", detail);

    /// <summary>It has another address for good: that which was asked for, with this as its last part.</summary>
    public static Error Moved(string lastPart) => new(ErrorKind.Moved, nameof(Moved), lastPart);

    /// <summary>If-Match named another version than the present one.</summary>
    public static readonly Error Stale = new(ErrorKind.Stale, "stale-version", "Somebody changed this in the meantime. Read it again and repeat your change.");

    /// <summary>Field errors; the keys are JSON paths (<c>shipTo.postalCode</c>).</summary>
    public static Error Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(ErrorKind.Invalid, "validation-failed", "Some fields are missing or wrong; see errors.", new Dictionary<string, object?> { ["errors"] = errors });

    public static Error Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>Something the message needs has not happened yet: the delivery backs off and is tried again.</summary>
    public static Error NotYet(string detail) => new(ErrorKind.Unavailable, "not-yet", detail);

    public Error With(string name, object? value) =>
        this with { Extensions = new Dictionary<string, object?>(Extensions ?? new Dictionary<string, object?>()) { [name] = value } };
}

/// <summary>Either done or refused. The pipeline makes failures of any outcome type through <see cref="Failure"/>.</summary>
public interface IOutcome<TSelf> where TSelf : IOutcome<TSelf>
{
    Error? Error { get; }

    /// <summary>What a success carries, if anything.</summary>
    object? Payload { get; }

    static abstract TSelf Failure(Error error);

    /// <summary>A success as it was stored; <paramref name="read"/> gives the payload as the type asked for.</summary>
    static abstract TSelf Restore(Func<Type, object?> read);
}

/// <summary>Done, or refused with an <see cref="Error"/>.</summary>
public sealed class Result : IOutcome<Result>
{
    public static readonly Result Success = new(null);

    private Result(Error? error) => Error = error;

    public Error? Error { get; }
    public bool Succeeded => Error is null;
    object? IOutcome<Result>.Payload => null;

    public static Result Failure(Error error) => new(error);
    static Result IOutcome<Result>.Restore(Func<Type, object?> read) => Success;
    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or refused with an <see cref="Error"/>.</summary>
public sealed class Result<T> : IOutcome<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }
    public bool Succeeded => Error is null;
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"Refused: {Error.Type}: {Error.Detail}");

    object? IOutcome<Result<T>>.Payload => _value;

    public static Result<T> Failure(Error error) => new(default, error);
    static Result<T> IOutcome<Result<T>>.Restore(Func<Type, object?> read) => new((T?)read(typeof(T)), null);
    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Error error) => new(default, error);
}
