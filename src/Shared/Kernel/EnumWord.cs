namespace ClickCart.Kernel;

/// <summary>A value of an enumeration, by the word that is written for it in an address.</summary>
public static class EnumWord
{
    /// <summary>The value of that name, in capitals or not; null for no name, for a number and for several names with commas between.</summary>
    public static TEnum? Find<TEnum>(string? word) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(value => string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)).Cast<TEnum?>().FirstOrDefault();
}
