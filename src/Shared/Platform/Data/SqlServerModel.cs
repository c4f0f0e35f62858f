using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClickCart.Platform.Data;

/// <summary>
/// What SQL Server's tables need to answer as those of SQLite and PostgreSQL do. Laid over each module's model, so that no mapping can forget it.
/// </summary>
internal static class SqlServerModel
{
    /// <summary>
    /// Texts are the same when they are the same character for character, and sort by code point. There is no exception for text that people search: the
    /// other two databases tell capitals too, so what is searched is stored in small letters beside it.
    /// </summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>The order in which rows were inserted, which SQL Server keeps the rows in.</summary>
    public const string RowNumber = "row_no";

    // SQL Server's own comparer takes keys that differ in capitals for one.
    private static readonly ValueComparer<string?> Ordinal = new(
        (a, b) => string.Equals(a, b, StringComparison.Ordinal), text => text == null ? 0 : string.GetHashCode(text, StringComparison.Ordinal), text => text);

    public static void Apply(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes().ToList())
        {
            foreach (var property in Flattened(type)) Compare(property);
            if (!type.IsOwned() && type.FindPrimaryKey() is { } key && key.Properties[0].ClrType == typeof(Guid)) KeepInOrderOfInsertion(type, key);
        }
    }

    private static IEnumerable<IMutableProperty> Flattened(IMutableTypeBase type) =>
        [.. type.GetProperties(), .. type.GetComplexProperties().SelectMany(c => Flattened(c.ComplexType))];

    private static void Compare(IMutableProperty property)
    {
        var isText = property.ClrType == typeof(string);
        if (!isText && (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType) != typeof(string)) return;
        property.SetCollation(Collation);
        property.SetProviderValueComparer(Ordinal);
        if (isText) property.SetValueComparer(Ordinal);
    }

    /// <summary>
    /// SQL Server sorts a UUID by its last bytes, which are random: clustered by it, each new row would split another page. The rows lie in the order of a
    /// number that the database gives and nobody writes or asks for.
    /// </summary>
    private static void KeepInOrderOfInsertion(IMutableEntityType type, IMutableKey key)
    {
        key.SetIsClustered(false);
        var number = type.AddProperty(RowNumber, typeof(long));
        number.SetValueGenerationStrategy(SqlServerValueGenerationStrategy.IdentityColumn);
        // Neither written nor read back: a value that EF Core took for generated would be fetched after each insert.
        number.ValueGenerated = ValueGenerated.Never;
        number.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        number.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        var index = type.AddIndex(number);
        index.IsUnique = true;
        index.SetIsClustered(true);
    }
}
