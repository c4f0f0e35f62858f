namespace ClickCart.Kernel;

/// <summary>
/// An event that one module publishes for the others: a flat record in the past tense, with an <see cref="EventNameAttribute"/>. Evolves by addition only.
/// </summary>
public interface IIntegrationEvent;

/// <summary>The stable name under which an event is stored: <c>module.what-happened.v1</c>. Never changes once published.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
