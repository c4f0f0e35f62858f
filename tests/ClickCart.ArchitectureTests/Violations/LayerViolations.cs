namespace ClickCart.ArchitectureTests.Violations;

public sealed class LayerViolations
{
    [Fact]
    public void Folders_that_know_later_ones_are_named() => LayerTests.AFolderKnowsOnlyThoseBeforeIt.Finds(
        (MadeUp.Module([typeof(Layers.Lower.Earlier)]), "ClickCart.ArchitectureTests.Violations.Layers", ["Lower", "Upper"]),
        "Lower knows Upper: AsksInAnAsyncLambda, HoldsWhatIsLater");

    [Fact]
    public void Files_and_folders_without_a_layer_are_named() => LayerTests.EveryFolderIsALayer.Finds(
        (MadeUp.Module([], MadeUp.File("Lower/One.cs"), MadeUp.File("Loose.cs"), MadeUp.File("New/Two.cs")), ["Lower", "Upper"]),
        "Loose.cs lies beside the folders",
        "New is no layer",
        "Upper is no folder");

    [Fact]
    public void Namespaces_that_are_not_their_folder_are_named() => LayerTests.ANamespaceIsItsFolder.Finds(
        (new Project("MadeUp", MadeUp.Folder, []),
        [
            MadeUp.File("Orders/Order.cs", "namespace ClickCart.MadeUp.Orders;"),
            MadeUp.File("Module.cs", "namespace ClickCart.MadeUp;"),
            MadeUp.File("Carts/Cart.cs", "namespace ClickCart.MadeUp.Orders;"),
            MadeUp.File("Carts/Old.cs", "namespace ClickCart.MadeUp\n{\n}"),
            MadeUp.File("Carts/CartPage.razor", "@namespace ClickCart.MadeUp.Orders\n<p></p>"),
        ]),
        "src/Modules/MadeUp/Carts/Cart.cs is in ClickCart.MadeUp.Orders, not ClickCart.MadeUp.Carts",
        "src/Modules/MadeUp/Carts/Old.cs is in ClickCart.MadeUp, not ClickCart.MadeUp.Carts",
        "src/Modules/MadeUp/Carts/CartPage.razor is in ClickCart.MadeUp.Orders, not ClickCart.MadeUp.Carts");
}
