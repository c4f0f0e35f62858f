namespace ClickCart.Simulation.Actors;

/// <summary>Where a shopper stands with one purchase.</summary>
internal sealed class Purchase(int number)
{
    public string Name => $"shopper {number}";

    /// <summary>The body of the order and its key: sent again, as they are, until an answer comes.</summary>
    public object? Body { get; set; }

    public string Key => $"order-{number}";

    public required string Card { get; init; }
    public required Mind Mind { get; init; }

    public Guid? OrderId { get; set; }
    public string? Token { get; set; }

    /// <summary>The shopper has left without an order.</summary>
    public bool IsOver { get; set; }

    public int Payments { get; set; }
    public int Cancels { get; set; }
    public int Returns { get; set; }
}

/// <summary>What a shopper is about to do.</summary>
internal enum Mind
{
    Keeps,
    Cancels,
    SendsBack,
}
