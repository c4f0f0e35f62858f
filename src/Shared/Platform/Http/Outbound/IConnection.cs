namespace ClickCart.Platform.Http.Outbound;

/// <summary>Another company that the shop has a key of. Modules register theirs; the back office shows it and tests the key.</summary>
public interface IConnection
{
    /// <summary>In addresses, such as <c>gateway</c>.</summary>
    string Name { get; }

    /// <summary>For people, such as Payment gateway.</summary>
    string Label { get; }

    OutboundSettings Settings { get; }

    /// <summary>Where its webhooks come in, from the root of the shop's address.</summary>
    string WebhookPath { get; }

    /// <summary>Calls the other side with our key, so that nothing changes there.</summary>
    Task<KeyAnswer> TestKeyAsync(CancellationToken ct);

    /// <summary>When the last webhook came whose signature held; null: none ever.</summary>
    Task<DateTimeOffset?> LastWebhookAsync(CancellationToken ct);
}

/// <summary>What is known of our key at another company.</summary>
public enum KeyVerdict
{
    /// <summary>There is none, so nobody was asked.</summary>
    Missing,

    Right,

    /// <summary>The other side answers, but not to this key.</summary>
    Refused,

    /// <summary>It could not be asked.</summary>
    Unreachable,
}

/// <param name="IsLive">Whether what is done with the key is done in earnest; null: that is not known.</param>
/// <param name="Words">The same for people.</param>
public sealed record KeyAnswer(KeyVerdict Verdict, bool? IsLive, string Words);
