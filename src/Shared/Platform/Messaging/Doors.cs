using ClickCart.Kernel;
using ClickCart.Platform.Data;
using MediatR;

namespace ClickCart.Platform.Messaging;

/// <summary>A way into a slice that is not HTTP. Doors only translate; MediatR carries the request and the handler decides.</summary>
public abstract class MessageDoor
{
    /// <summary>
    /// Why a person must not drop a dead delivery of this kind: something would stay in a passing state for ever (invariants 14 and 18). The sentence says
    /// what to do instead. Null where the rest of the shop heals by itself.
    /// </summary>
    public virtual string? Needed => null;
}

/// <summary>
/// Another module's news. Runs in a scope and transaction of its own, at least once; the inbox row that commits with the work makes the effect
/// happen once. A refusal or an exception is tried again with growing, jittered delays; after <see cref="Outbox.MaxAttempts"/> it is a dead letter.
/// </summary>
public abstract class On<TEvent> : MessageDoor where TEvent : IIntegrationEvent
{
    public abstract IRequest<Result> Translate(TEvent news);

    /// <summary>Asked once, when the news is told: false spares a delivery that could only come to nothing.</summary>
    public virtual bool Concerns(TEvent news) => true;
}

/// <summary>
/// Retryable work that calls the outside world, put to work by <see cref="ModuleDbContext.Enqueue"/>. It may run twice: the module's own row (state,
/// attempt, idempotency key) decides what happens, never the job engine. The request record carries an <see cref="EventNameAttribute"/> and lies
/// beside the aggregate, not in the slice, so that other slices can enqueue it.
/// </summary>
public abstract class Job<TJob> : MessageDoor where TJob : IRequest<Result>;

/// <summary>Recurring work: once per interval in the whole cluster, never two runs at a time.</summary>
public abstract class Schedule : MessageDoor
{
    public abstract TimeSpan Every { get; }
    public abstract IRequest<Result> Translate();
}
