using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Who has ordered: accounts, and guests, who are told apart by their e-mail addresses alone. For staff.</summary>
public interface IBuyerReader
{
    /// <summary>Guests, sorted by their first order or by their addresses.</summary>
    /// <param name="words">A part of a name, address, phone number or order's number; null for all.</param>
    /// <param name="after">The one that the page before ended with; null for the first page.</param>
    /// <param name="most">1 or more.</param>
    Task<IReadOnlyList<Guest>> GuestsAsync(string? words, BuyerSort sort, Guest? after, int most, CancellationToken ct);

    /// <summary>What those of these addresses that are guests' have ordered as guests, by address.</summary>
    /// <param name="emails">In small letters.</param>
    Task<IReadOnlyDictionary<string, Buyer>> GuestsOfAsync(IReadOnlyCollection<string> emails, CancellationToken ct);

    /// <summary>What those of these accounts that have ordered have, by account.</summary>
    Task<IReadOnlyDictionary<Guid, Buyer>> AccountsOfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct);

    /// <summary>Whose newest orders mention these words, as <see cref="GuestsAsync"/> reads them.</summary>
    /// <param name="most">1 or more, of each.</param>
    Task<BuyersAbout> AboutAsync(string words, int most, CancellationToken ct);

    /// <summary>A guest's newest orders, newest first.</summary>
    /// <param name="email">In small letters.</param>
    /// <param name="most">1 or more.</param>
    Task<IReadOnlyList<OrderDetails>> OrdersOfGuestAsync(string email, int most, CancellationToken ct);
}

/// <summary>Who has ordered without an account; what they ordered, <see cref="IBuyerReader.GuestsOfAsync"/> tells.</summary>
/// <param name="Email">In small letters.</param>
public sealed record Guest(string Email, DateTimeOffset FirstOrderAt);

/// <param name="Email">As given with the newest order.</param>
/// <param name="Name">To whom the newest order went.</param>
/// <param name="Phone">Given with it; null for none.</param>
/// <param name="Orders">Cancelled ones left out: 0 or more.</param>
/// <param name="Bought">What those came to, per currency.</param>
/// <param name="FirstOrderAt">Cancelled ones count here, and for the last.</param>
public sealed record Buyer(
    string Email, string Name, string? Phone, int Orders, IReadOnlyList<Money> Bought, DateTimeOffset FirstOrderAt, DateTimeOffset LastOrderAt);

/// <param name="Emails">Of guests, in small letters.</param>
public sealed record BuyersAbout(IReadOnlyList<Guid> AccountIds, IReadOnlyList<string> Emails);

public enum BuyerSort
{
    /// <summary>The latest first order first.</summary>
    Newest,

    /// <summary>The earliest first order first.</summary>
    Oldest,

    /// <summary>By address, ascending.</summary>
    Email,

    /// <summary>By address, descending.</summary>
    EmailDown,
}
