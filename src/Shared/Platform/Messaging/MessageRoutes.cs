using System.Text.Json;
using System.Text.Json.Serialization;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using MediatR;

namespace ClickCart.Platform.Messaging;

/// <summary>Which slices listen to which event, and which slice does which job: read off the doors once, at start.</summary>
public sealed class MessageRoutes
{
    /// <summary>How messages are stored: camelCase, enums by name, unknown members ignored so that records may grow.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly Dictionary<string, Route> _bySubscriberAndName = new(StringComparer.Ordinal);
    private readonly ILookup<string, Route> _byName;

    public MessageRoutes(ModuleCatalog catalog, IEnumerable<MessageDoor> doors)
    {
        foreach (var door in doors)
        {
            // Platform's own recurring work belongs to no module.
            var module = catalog.Of(door.GetType())?.Name ?? "platform";
            var subscriber = $"{module}.{(door.GetType().DeclaringType ?? door.GetType()).Name}";
            if (door is Schedule schedule)
            {
                Schedules.Add(subscriber, schedule);
                continue;
            }
            var shape = Ancestors(door.GetType()).First(t => t.IsGenericType && (t.GetGenericTypeDefinition() == typeof(On<>) || t.GetGenericTypeDefinition() == typeof(Job<>)));
            var message = shape.GetGenericArguments()[0];
            var translate = shape.GetGenericTypeDefinition() == typeof(On<>)
                ? (Func<object, IRequest<Result>>)Delegate.CreateDelegate(typeof(Func<object, IRequest<Result>>), door, Translator.MakeGenericMethod(message))
                : job => (IRequest<Result>)job;
            var concerns = shape.GetGenericTypeDefinition() == typeof(On<>)
                ? (Func<object, bool>)Delegate.CreateDelegate(typeof(Func<object, bool>), door, Filter.MakeGenericMethod(message))
                : _ => true;
            var route = new Route(subscriber, module, ModuleCatalog.NameOf(message), message, translate, concerns, door.Needed);
            if (!_bySubscriberAndName.TryAdd(Key(route.Subscriber, route.Name), route)) throw new InvalidOperationException($"{subscriber} listens to {route.Name} twice.");
        }
        _byName = _bySubscriberAndName.Values.ToLookup(r => r.Name, StringComparer.Ordinal);
        foreach (var group in _byName.Where(g => g.Select(r => r.Type).Distinct().Count() > 1))
            throw new InvalidOperationException($"Two types share the message name {group.Key}: {string.Join(", ", group.Select(r => r.Type))}.");
    }

    /// <summary>Recurring work by its <c>module.Slice</c>.</summary>
    public Dictionary<string, Schedule> Schedules { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<Route> For(string name) => _byName[name];

    internal Route? Find(string subscriber, string name) => _bySubscriberAndName.GetValueOrDefault(Key(subscriber, name));

    private static string Key(string subscriber, string name) => $"{subscriber}|{name}";

    private static IEnumerable<Type> Ancestors(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    private static readonly System.Reflection.MethodInfo Translator =
        typeof(MessageRoutes).GetMethod(nameof(Translate), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    private static readonly System.Reflection.MethodInfo Filter =
        typeof(MessageRoutes).GetMethod(nameof(Concerns), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    private static bool Concerns<TEvent>(MessageDoor door, object news) where TEvent : IIntegrationEvent => ((On<TEvent>)door).Concerns((TEvent)news);

    private static IRequest<Result> Translate<TEvent>(MessageDoor door, object news) where TEvent : IIntegrationEvent => ((On<TEvent>)door).Translate((TEvent)news);

    internal sealed record Route(string Subscriber, string Module, string Name, Type Type, Func<object, IRequest<Result>> Translate, Func<object, bool> Concerns, string? Needed)
    {
        /// <summary>What a message is about is its first member, when that is an id: the order, the shipment, the account.</summary>
        private readonly System.Reflection.PropertyInfo? _subject =
            Type.GetConstructors().FirstOrDefault()?.GetParameters() is [{ Name: { } first } and { ParameterType: var id }, ..] && id == typeof(Guid) ? Type.GetProperty(first) : null;

        /// <summary>Deliveries of one line about the same thing take turns.</summary>
        public string JobLine { get; } = Module + " jobs";

        /// <inheritdoc cref="JobLine"/>
        public string EventLine { get; } = Module + " events";

        public (IRequest<Result> Request, Guid? Subject) Read(string payload)
        {
            var message = JsonSerializer.Deserialize(payload, Type, Json) ?? throw new JsonException($"{Name} is null.");
            return (Translate(message), (Guid?)_subject?.GetValue(message));
        }
    }
}
