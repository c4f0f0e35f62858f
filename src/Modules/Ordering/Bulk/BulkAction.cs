using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Bulk;

/// <summary>Does what is left of a bulk action to do; leaves the rest to another of its kind.</summary>
[EventName("ordering.run-bulk-action.v1")]
internal sealed record RunBulkActionJob(Guid BulkActionId) : IJob
{
    string IJob.DisplayName => "Work on selected orders";
}

/// <summary>Something that staff has done to many orders, in the background. Its items say what became of each.</summary>
internal sealed class BulkAction : Aggregate
{
    /// <summary>How many orders at most.</summary>
    public const int Most = 1000;

    private BulkAction() { }

    public BulkAction(Guid id, string action, string? reason, IReadOnlyList<string> tags, Guid? accountId, Actor by, DateTimeOffset at) : base(id) =>
        (Action, Reason, Tags, AccountId, Role, By, CreatedAt) = (action, reason, tags, accountId, by.Role, by.Name, at);

    /// <summary>A name of <see cref="BulkDeeds"/>.</summary>
    [MaxLength(40)] public string Action { get; private init; } = "";

    [MaxLength(500)] public string? Reason { get; private init; }
    public IReadOnlyList<string> Tags { get; private init; } = [];
    public Guid? AccountId { get; private set; }
    [MaxLength(24)] public string Role { get; private set; } = "";

    /// <summary>Who began it, or had it tried again: an e-mail address.</summary>
    [MaxLength(254)] public string By { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Since when nothing more is begun.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    public static readonly Error WithoutPapers = Error.Conflict("bulk-without-papers", "No papers came of it, or it is still at work.");

    public Actor Actor => new(Role, By);

    /// <summary><c>running</c>, <c>stopped</c> or <c>done</c>.</summary>
    public string Status => FinishedAt is null ? "running" : StoppedAt is null ? "done" : "stopped";

    public void Finish(DateTimeOffset now)
    {
        Touch();
        FinishedAt = now;
    }

    /// <summary>What has begun goes on to its end.</summary>
    public Result Stop(DateTimeOffset now)
    {
        if (StoppedAt is not null) return Result.Success;
        if (FinishedAt is not null) return Error.Conflict("bulk-over", "It is done already, so there is nothing left to stop.");
        Touch();
        StoppedAt = now;
        return Result.Success;
    }

    /// <summary>What failed is tried again, by who asks for it now.</summary>
    public Result Resume(Guid? accountId, Actor by)
    {
        if (FinishedAt is null) return Error.Conflict("bulk-running", "It is still at work. What failed can be tried again when it is done.");
        Touch();
        (FinishedAt, StoppedAt, AccountId, Role, By) = (null, null, accountId, by.Role, by.Name);
        return Result.Success;
    }
}

internal enum BulkItemState
{
    Waiting,

    /// <summary>It is being done, or was when its process died.</summary>
    Begun,

    /// <summary>It was asked for elsewhere, and how it ends is not known yet.</summary>
    UnderWay,
    Done,
    Failed,

    /// <summary>The action was stopped before its turn.</summary>
    Skipped,
}

/// <summary>What becomes of one order of a bulk action. State and tries are the concurrency token: of two that work on it at once one commits.</summary>
internal sealed class BulkItem
{
    /// <summary>An order that ends its process each time must not hold up the others.</summary>
    public const int MostTries = 8;

    public const int ProblemLength = 500;

    /// <summary>What was asked for elsewhere is awaited so long, and longer for each that was asked for together with it: they share the workers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), ForEach = TimeSpan.FromSeconds(1);

    public Guid BulkActionId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public Guid OrderId { get; init; }

    /// <summary>Null where there is no such order.</summary>
    public string? OrderNumber { get; init; }
    public BulkItemState State { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Why it failed, for staff.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? At { get; private set; }

    public bool MayBegin => Tries < MostTries;

    public void Begin(DateTimeOffset now) => (State, Tries, Problem, At) = (BulkItemState.Begun, Tries + 1, null, now);

    public void Follow(Result<BulkProgress> outcome, DateTimeOffset now)
    {
        if (outcome.Error is { } error) (State, Problem) = (BulkItemState.Failed, WordsOf(error));
        else State = outcome.Value is BulkProgress.Done ? BulkItemState.Done : BulkItemState.UnderWay;
        At = now;
    }

    /// <summary>Still under way: after a while nobody waits any more.</summary>
    /// <param name="now">When.</param>
    /// <param name="together">How many are under way.</param>
    public void Await(DateTimeOffset now, int together)
    {
        if (now - At < Patience + (together * ForEach)) return;
        (State, Problem) = (BulkItemState.Failed, "It was asked for and is not done yet. The order's page says how it stands.");
    }

    private static string WordsOf(Error error)
    {
        var said = error.Extensions?.GetValueOrDefault("errors") is IReadOnlyDictionary<string, string[]> errors
            ? string.Join(' ', errors.Values.SelectMany(e => e)) : error.Detail;
        return PlainText.Start(said, ProblemLength);
    }
}
