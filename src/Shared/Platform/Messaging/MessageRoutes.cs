using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Platform.Messaging;

/// <summary>One handler and the message that it takes.</summary>
/// <param name="Subscriber"><c>module.Slice</c>.</param>
/// <param name="Request">The stored message as the request that takes it through the pipeline.</param>
internal sealed record MessageRoute(
    string Subscriber, Type Message, string Queue, bool CallsOutside, string? MustNotBeDropped,
    int? OwnWorkers, Func<int, double, IServiceProvider, TimeSpan> PauseAfter,
    Func<object, IServiceProvider, bool> ShouldHandle, Func<string, IRequest<Result>> Request)
{
    private readonly PropertyInfo? _subject =
        Message.GetConstructors().FirstOrDefault()?.GetParameters() is [{ Name: { } first } id, ..] && id.ParameterType == typeof(Guid)
            ? Message.GetProperty(first)
            : null;

    public string Name { get; } = ModuleCatalog.NameOf(Message);

    public static MessageRoute Of<THandler, TMessage>(string module) where THandler : IMessageHandler<TMessage> => new(
        $"{module}.{typeof(THandler).Name}", typeof(TMessage), THandler.Queue, THandler.CallsOutside, THandler.MustNotBeDropped,
        THandler.OwnWorkers, THandler.PauseAfter,
        (message, services) => THandler.ShouldHandle((TMessage)message, services),
        payload => new Delivery<THandler, TMessage>((TMessage)Read(typeof(TMessage), payload)));

    public string DisplayName(string payload) => Read(Message, payload) is IJob job ? job.DisplayName : Name;

    /// <summary>What a message is about is its first member, when that is an id: the order, the shipment, the account.</summary>
    public Guid? SubjectOf(object message) => (Guid?)_subject?.GetValue(message);

    private static object Read(Type message, string payload) =>
        JsonSerializer.Deserialize(payload, message, MessageRoutes.Json) ?? throw new JsonException($"{ModuleCatalog.NameOf(message)} is null.");
}

/// <summary>Which slices handle which event, and which slice does which job: found by their shape, once, at start.</summary>
public sealed class MessageRoutes(IServiceProvider services)
{
    /// <summary>How messages are stored: camelCase, enums by name, unknown members ignored so that records may grow.</summary>
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly Dictionary<(string Subscriber, string Name), MessageRoute> _routes =
        services.GetServices<MessageRoute>().ToDictionary(r => (r.Subscriber, r.Name));

    /// <summary>Names of all queues that jobs wait in.</summary>
    internal IEnumerable<string> Queues => _routes.Values.Select(r => r.Queue).Distinct(StringComparer.Ordinal);

    /// <summary>The queues that have workers of their own on each node, and how many.</summary>
    internal IReadOnlyDictionary<string, int> OwnWorkers => _routes.Values.Where(r => r.OwnWorkers is not null)
        .GroupBy(r => r.Queue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(r => r.OwnWorkers!.Value), StringComparer.Ordinal);

    /// <summary>How long after a failed try the next is made.</summary>
    internal TimeSpan PauseAfter(OutboxMessage message, int tries, double jitter) =>
        Find(message.Subscriber, message.Name)?.PauseAfter(tries, jitter, services) ?? Backoff.Delay(tries, jitter);

    /// <summary>Who handles the event.</summary>
    internal List<MessageRoute> For(IIntegrationEvent message) =>
        [.. _routes.Values.Where(r => r.Message == message.GetType() && r.ShouldHandle(message, services))];

    /// <summary>Who does the job.</summary>
    internal MessageRoute For(IJob job) => _routes.Values.Single(r => r.Message == job.GetType());

    internal MessageRoute? Find(string subscriber, string name) => _routes.GetValueOrDefault((subscriber, name));

    /// <summary>Why such a delivery must not be dropped, and what to do instead; null when it may be.</summary>
    public string? MustNotBeDropped(string subscriber, string name) => Find(subscriber, name)?.MustNotBeDropped;

    /// <summary>A job's name for people; its stored name when this version does not know the job.</summary>
    public string DisplayName(OutboxMessage job) => Find(job.Subscriber, job.Name)?.DisplayName(job.Payload) ?? job.Name;
}
