import { createApp } from "vue";
import ShoppingList from "./ShoppingList.vue";

createApp(ShoppingList).mount("#app");
