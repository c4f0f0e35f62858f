using ClickCart.Kernel;
namespace ClickCart.Catalog;
internal sealed record ProductLine(int Line, string Sku, string Name, string Description, string Category, Money Price, int WeightGrams, int? Stock);
