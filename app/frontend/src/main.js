import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import App from "./App.vue";
import ItemList from "./ItemList.vue";
import WhoAnswers from "./WhoAnswers.vue";
import "./style.css";

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", component: WhoAnswers },
    { path: "/items", component: ItemList },
    { path: "/:unknown(.*)", redirect: "/" },
  ],
});

createApp(App).use(router).mount("#app");
