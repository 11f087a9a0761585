import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import './base.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
