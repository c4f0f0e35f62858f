using System.Text.Json;
using System.Text.Json.Serialization;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using MediatR;

namespace ClickCart.Platform.Messaging;

/// <summary>One handler and the message that it takes.</summary>
internal abstract class MessageRoute(Type handler, string module, Type message)
{
    private readonly System.Reflection.PropertyInfo? _subject =
        message.GetConstructors().FirstOrDefault()?.GetParameters() is [{ Name: { } first, ParameterType: var type }, ..] && type == typeof(Guid)
            ? message.GetProperty(first)
            : null;

    /// <summary><c>module.Slice</c>.</summary>
    public string Subscriber { get; } = $"{module}.{handler.Name}";

    public string Name { get; } = ModuleCatalog.NameOf(message);
    public Type Message => message;
    public abstract string Queue { get; }
    public abstract bool CallsOutside { get; }
    public abstract string? MustNotBeDropped { get; }
    public abstract bool ShouldHandle(object message, IServiceProvider services);

    /// <summary>The stored message as the request that takes it through the pipeline.</summary>
    public abstract IRequest<Result> Request(string payload);

    public abstract string DisplayName(string payload);

    /// <summary>What a message is about is its first member, when that is an id: the order, the shipment, the account.</summary>
    public Guid? SubjectOf(object message) => (Guid?)_subject?.GetValue(message);
}

internal sealed class MessageRoute<THandler, TMessage>(string module) : MessageRoute(typeof(THandler), module, typeof(TMessage))
    where THandler : IMessageHandler<TMessage>
{
    public override string Queue => THandler.Queue;
    public override bool CallsOutside => THandler.CallsOutside;
    public override string? MustNotBeDropped => THandler.MustNotBeDropped;
    public override bool ShouldHandle(object message, IServiceProvider services) => THandler.ShouldHandle((TMessage)message, services);
    public override IRequest<Result> Request(string payload) => new Delivery<THandler, TMessage>(Read(payload));
    public override string DisplayName(string payload) => Read(payload) is IJob job ? job.DisplayName : Name;
    private TMessage Read(string payload) => JsonSerializer.Deserialize<TMessage>(payload, MessageRoutes.Json) ?? throw new JsonException($"{Name} is null.");
}

/// <summary>Which slices handle which event, and which slice does which job: found by their shape, once, at start.</summary>
public sealed class MessageRoutes
{
    /// <summary>How messages are stored: camelCase, enums by name, unknown members ignored so that records may grow.</summary>
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly Dictionary<(string Subscriber, string Name), MessageRoute> _routes = [];
    private readonly ILookup<string, MessageRoute> _byName;
    private readonly IServiceProvider _services;

    /// <exception cref="InvalidOperationException">Two types share a name, or a slice takes one message twice.</exception>
    internal MessageRoutes(IEnumerable<MessageRoute> routes, IServiceProvider services)
    {
        foreach (var route in routes)
            if (!_routes.TryAdd((route.Subscriber, route.Name), route)) throw new InvalidOperationException($"{route.Subscriber} takes {route.Name} twice.");
        (_byName, _services) = (_routes.Values.ToLookup(r => r.Name, StringComparer.Ordinal), services);
        foreach (var group in _byName.Where(g => g.Select(r => r.Message).Distinct().Count() > 1))
            throw new InvalidOperationException($"Two types share the message name {group.Key}: {string.Join(", ", group.Select(r => r.Message))}.");
    }

    /// <summary>Names of all queues that jobs wait in.</summary>
    internal IEnumerable<string> Queues => _routes.Values.Select(r => r.Queue).Distinct(StringComparer.Ordinal);

    /// <summary>Who handles the event.</summary>
    internal List<MessageRoute> For(string name, IIntegrationEvent message) => [.. _byName[name].Where(r => r.ShouldHandle(message, _services))];

    /// <summary>Who does the job.</summary>
    internal MessageRoute For(string name) => _byName[name].Single();

    internal MessageRoute? Find(string subscriber, string name) => _routes.GetValueOrDefault((subscriber, name));

    /// <summary>Why such a delivery must not be dropped, and what to do instead; null when it may be.</summary>
    public string? MustNotBeDropped(string subscriber, string name) => Find(subscriber, name)?.MustNotBeDropped;

    /// <summary>A job's name for people; its stored name when this version does not know the job.</summary>
    public string DisplayName(OutboxMessage job) => Find(job.Subscriber, job.Name)?.DisplayName(job.Payload) ?? job.Name;
}
