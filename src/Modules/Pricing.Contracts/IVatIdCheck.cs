namespace ClickCart.Pricing.Contracts;

/// <summary>A register that knows which VAT ids are in force, such as VIES. Another one is put in its place by registering it.</summary>
public interface IVatIdCheck
{
    /// <param name="id">Right by its form and its check digits.</param>
    /// <param name="ct">Ends the question.</param>
    Task<VatIdAnswer> AskAsync(VatId id, CancellationToken ct);
}

public enum VatIdAnswer
{
    /// <summary>Nobody was asked, or nobody answered: the form decides.</summary>
    Unanswered,
    Confirmed,
    Refused,
}
