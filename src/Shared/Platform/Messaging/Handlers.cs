namespace ClickCart.Platform.Messaging;

/// <summary>
/// What an event handler and a job handler have in common. Each runs in the pipeline, in a scope and transaction of its own, at least once, with one
/// effect. A refusal or an exception is a failed try: it comes again after a growing, jittered delay, and is dead after <see cref="Backoff.MaxTries"/>.
/// </summary>
public interface IMessageHandler<in TMessage>
{
    Task<Result> HandleAsync(TMessage message, CancellationToken ct);

    /// <summary>Asked once, when an event is published: false spares a delivery that could only come to nothing.</summary>
    /// <param name="message">The event.</param>
    /// <param name="services">The root container: settings and other singletons.</param>
    static virtual bool ShouldHandle(TMessage message, IServiceProvider services) => true;

    /// <summary>An event handler that reads something back from the outside world, which may be slow, is kept apart from those that do not.</summary>
    static virtual bool CallsOutside => false;

    /// <summary>The queue that a job waits in, in lower case.</summary>
    static virtual string Queue => "default";

    /// <summary>How long after a try that failed the next is made.</summary>
    /// <param name="tries">Tries that have failed, at least 1.</param>
    /// <param name="jitter">A random number in [0, 1).</param>
    /// <param name="services">The root container: settings and other singletons.</param>
    static virtual TimeSpan PauseAfter(int tries, double jitter, IServiceProvider services) => Backoff.Delay(tries, jitter);

    /// <summary>
    /// How many jobs of the queue run at a time on a node, apart from those of all other queues: for what may hang long. Null: they share the workers.
    /// </summary>
    static virtual int? OwnWorkers => null;

    /// <summary>
    /// Why a person must not drop a dead delivery of this kind: something would stay in a passing state for ever (invariants 14 and 18). The sentence says
    /// what to do instead. Null where the rest of the shop heals by itself.
    /// </summary>
    static virtual string? MustNotBeDropped => null;
}

/// <summary>Handles an event. The inbox row that commits with the work makes the effect happen once.</summary>
public interface IEventHandler<in TEvent> : IMessageHandler<TEvent> where TEvent : IIntegrationEvent;

/// <summary>Does a job. The module's own row (state, attempt, idempotency key) decides what happens, never the job engine, which may run it twice.</summary>
public interface IJobHandler<in TJob> : IMessageHandler<TJob> where TJob : IJob;

/// <summary>
/// Retryable work that calls the outside world. The record carries an <see cref="EventNameAttribute"/> and lies beside the aggregate, so that any slice
/// can enqueue it. It holds ids only: what it carries is seen on the dashboard.
/// </summary>
public interface IJob
{
    /// <summary>What people read on the dashboard: <c>Authorise payment of CC-261128-7F3A2K</c>. At most 200 characters, nothing personal.</summary>
    string DisplayName { get; }
}

/// <summary>Work that comes again and again: once per interval in the whole cluster, never beside itself.</summary>
public interface IRecurringJob
{
    /// <summary>What people read on the dashboard, and its key there: <c>Release expired holds</c>.</summary>
    static abstract string Name { get; }

    static abstract TimeSpan Every { get; }

    Task<Result> RunAsync(CancellationToken ct);
}

/// <summary>A message on its way to one handler through MediatR's pipeline, which treats it as it treats a request.</summary>
internal sealed record Delivery<THandler, TMessage>(TMessage Message) : IRequest<Result>;

internal sealed class MessageDelivery<THandler, TMessage>(THandler handler) : IRequestHandler<Delivery<THandler, TMessage>, Result>
    where THandler : IMessageHandler<TMessage>
{
    public Task<Result> Handle(Delivery<THandler, TMessage> request, CancellationToken cancellationToken) =>
        handler.HandleAsync(request.Message, cancellationToken);
}

/// <summary>What a recurring job is sent through the pipeline with.</summary>
internal readonly record struct RecurringRun;

internal sealed class RecurringDelivery<TJob>(TJob job) : IRequestHandler<Delivery<TJob, RecurringRun>, Result> where TJob : IRecurringJob
{
    public Task<Result> Handle(Delivery<TJob, RecurringRun> request, CancellationToken cancellationToken) => job.RunAsync(cancellationToken);
}

/// <summary>Which slice a request belongs to.</summary>
internal static class Slice
{
    /// <summary>The handler of a message, or the class around a request.</summary>
    public static Type Of(Type request) =>
        request.IsGenericType && request.GetGenericTypeDefinition() == typeof(Delivery<,>)
            ? request.GetGenericArguments()[0]
            : request.DeclaringType ?? request;
}
