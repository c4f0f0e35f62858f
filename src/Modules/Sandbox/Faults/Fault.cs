using System.Text.Json.Serialization;

namespace ClickCart.Sandbox.Faults;

internal enum FaultTarget { Stripe, Easypost, Webhooks }

internal enum FaultKind
{
    /// <summary>No answer, and nothing happened.</summary>
    TimeoutBeforeEffect,

    /// <summary>No answer, although it happened.</summary>
    TimeoutAfterEffect,

    /// <summary>An error status; nothing happened. Under an idempotency key a 500 is remembered, as the protocol has it.</summary>
    Status,

    /// <summary>It happens, and the answer comes late; until then its idempotency key is in use.</summary>
    Slow,

    /// <summary>It happens, and half of the answer comes.</summary>
    CutBody,

    /// <summary>Webhooks: delivered twice.</summary>
    Duplicate,

    /// <summary>Webhooks: never delivered.</summary>
    Drop,

    /// <summary>Webhooks: delivered late.</summary>
    Delay,

    /// <summary>Webhooks: held back until a later one has overtaken it.</summary>
    Reorder,

    /// <summary>Webhooks: a forged copy with other content and a wrong signature comes first, then the real one.</summary>
    Forge,
}

/// <summary>One way to misbehave, as <c>PUT /sandbox/faults</c> takes it.</summary>
/// <param name="Target">Whose calls.</param>
/// <param name="Match"><c>METHOD path</c>, either alone, or for webhooks an event type; absent means all. See <see cref="FaultBoard"/>.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Status">The status of <see cref="FaultKind.Status"/>, 500 when absent.</param>
/// <param name="DelayMs">How long the hang, the slowness, the delay or the holding back lasts.</param>
/// <param name="Probability">0 to 1; absent means always.</param>
/// <param name="Times">How often it strikes before it is spent; absent means for ever.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Fault(
    [property: JsonRequired] FaultTarget Target, [property: JsonRequired] FaultKind Kind,
    string? Match = null, int? Status = null, int? DelayMs = null, double? Probability = null, int? Times = null)
{
    /// <summary>Why it makes no sense, or null.</summary>
    public string? Flaw() => this switch
    {
        { Kind: >= FaultKind.Duplicate, Target: not FaultTarget.Webhooks } => $"{Kind} happens to webhooks only.",
        { Kind: < FaultKind.Duplicate, Target: FaultTarget.Webhooks } => $"{Kind} happens to calls, not to webhooks.",
        { Status: < 400 or > 599 } => "status is 400 to 599.",
        { DelayMs: < 0 or > 600_000 } => "delayMs is 0 to 600000.",
        { Probability: not (null or (>= 0 and <= 1)) } => "probability is 0 to 1.",
        { Times: < 1 } => "times is 1 or more.",
        _ => null,
    };
}
